import { z } from 'zod';

/** `07:30`, in the office's own time. */
export const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'timeInvalid' });

export function isTimeOfDay(text: string): boolean {
  return timeOfDay.safeParse(text).success;
}
