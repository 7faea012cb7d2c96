import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { operation, refusal } from '#shared/operation.ts';
import { folderKinds } from '../folder/folder-kind.ts';
import { personRoles, rights } from './rights.ts';

const Person = z.object({
  code: z.string(),
  name: z.string(),
  roles: z.array(z.enum(personRoles)),
  /** Which kind of secret the person signs in with. */
  secret: z.enum(['pin', 'passphrase']),
});
export type Person = z.infer<typeof Person>;

export const Session = z.object({
  person: Person.pick({ code: true, name: true, roles: true }),
  rights: z.array(z.enum(rights)),
  idleAfterSeconds: z.int(),
});
export type Session = z.infer<typeof Session>;

const SignInView = z.object({
  unitName: z.string(),
  folderKind: z.enum(folderKinds),
  people: z.array(Person),
  /** Codes of those who hold a recovery code. */
  recoverable: z.array(z.string()),
  /** Seconds for which this screen takes no secret; 0 when it does. */
  lockedSeconds: z.int().min(0),
  /** Demo people and their PINs; a trial folder only. */
  trialPins: z.array(z.object({ code: z.string(), pin: z.string() })),
});
export type SignInView = z.infer<typeof SignInView>;

export const accessContract = {
  show: operation('desk.see', { background: true }).output(SignInView),
  signIn: operation('desk.see')
    .input(z.strictObject({ code: z.string().max(64), secret: z.string().min(1).max(200) }))
    .output(Session)
    .errors({
      /** Wrong person or wrong secret: which of the two is not told. */
      SECRET_WRONG: { ...refusal, data: z.object({ attemptsLeft: z.int().min(0) }) },
      SCREEN_LOCKED: { ...refusal, data: z.object({ seconds: z.int().min(1) }) },
      /** Too many wrong secrets for this account: it needs a new one. */
      ACCOUNT_SHUT: refusal,
    }),
  /** A recovery code gives a new PIN, and a new recovery code in place of the used one. */
  recover: operation('desk.see')
    .input(z.strictObject({ code: z.string().max(64), recoveryCode: z.string().min(1).max(100) }))
    .output(z.object({ pin: z.string(), recoveryCode: z.string() }))
    .errors({
      SECRET_WRONG: { ...refusal, data: z.object({ attemptsLeft: z.int().min(0) }) },
      SCREEN_LOCKED: { ...refusal, data: z.object({ seconds: z.int().min(1) }) },
    }),
  signOut: operation('desk.see').output(z.object({})),
  /** Tells the core that the person at the screen is still there. */
  stay: operation('session.end').output(z.object({})),
  /** The session now (null when nobody is signed in), then each change. */
  watch: operation('desk.see', { background: true }).output(
    eventIterator(z.object({ session: Session.nullable() })),
  ),
};
