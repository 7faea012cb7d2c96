import { z } from 'zod';

/** What a thing of the office is known by: leading zeros count, and nothing refers to a name. */
export const code = z.string().regex(/^[A-Za-z0-9._-]{1,40}$/, { error: 'codeInvalid' });
