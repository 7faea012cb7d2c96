import { z } from 'zod';
import { letterKinds, signerPositions } from './letter-kinds.ts';
import { letterStates } from './letter-states.ts';

const kind = z.enum(letterKinds);
const state = z.enum(letterStates);

export const KeyStatus = z.object({
  /** `none`: no key has been made. `closed` and `open`: at this seat. */
  state: z.enum(['none', 'closed', 'open']),
  /** With what it can be opened. */
  ways: z.array(z.enum(['passphrase', 'recovery', 'key-file'])),
  /** Seconds without use until letters close by themselves; 0 unless open. */
  secondsLeft: z.int().min(0),
  /** Seconds for which no secret is taken. */
  lockedSeconds: z.int().min(0),
  /** The demo passphrase; in a trial folder only. */
  trialPassphrase: z.string().optional(),
});
export type KeyStatus = z.infer<typeof KeyStatus>;

export const BoardCell = z.object({ kind, state, n: z.int(), overdue: z.int() });

export const LetterBoard = z.object({
  today: z.iso.date(),
  keys: KeyStatus,
  /** What citizens ask for today is not among the cells before tomorrow. */
  rests: z.boolean(),
  cells: z.array(BoardCell),
  /** Wishes of data subjects and breaches whose clock has run out. */
  lateRequests: z.int(),
  lateBreaches: z.int(),
  rules: z.array(
    z.object({
      kind,
      startedAt: z.array(z.enum(['kiosk', 'desk'])),
      numbered: z.boolean(),
      signers: z.array(z.enum(signerPositions)),
      secondPerson: z.boolean(),
      workingDays: z.int(),
      source: z.string(),
      verified: z.boolean(),
    }),
  ),
});
export type LetterBoard = z.infer<typeof LetterBoard>;
