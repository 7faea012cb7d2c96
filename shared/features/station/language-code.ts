import { z } from 'zod';

/** A language by its BCP 47 code. Which ones a citizen is offered is the station's decision. */
export const languageCode = z.string().regex(/^[a-z]{2,3}(-[A-Za-z]{2,8})*$/);
