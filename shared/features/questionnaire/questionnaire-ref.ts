import { z } from 'zod';

/** `kiosk@2`: a questionnaire's id and issue; an answer keeps the one it was given under. */
export const questionnaireRef = z.string().regex(/^[a-z][a-z0-9-]{0,79}@\d{1,4}$/);
