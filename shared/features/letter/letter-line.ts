import { z } from 'zod';
import { LetterContents } from './letter-contents.ts';
import { letterKinds, signerPositions } from './letter-kinds.ts';
import { letterStates } from './letter-states.ts';
import {
  consentGivers,
  consentWays,
  declineReasons,
  handOverWays,
  letterGrounds,
} from './letter-words.ts';

const id = z.uuidv4();
const day = z.iso.date();
const kind = z.enum(letterKinds);
const state = z.enum(letterStates);

/** `readable`: contents are there. `locked`: letters are closed. `unreadable`: its key is lost. `erased`: its time was over. */
export const readings = ['readable', 'locked', 'unreadable', 'erased'] as const;

/** A letter as the desk sees it; without contents it names nobody. */
export const LetterLine = z.object({
  id,
  kind,
  source: z.enum(['kiosk', 'desk', 'import']),
  state,
  /** Counts the steps; sent back with the next one. */
  version: z.int(),
  dueOn: day,
  isOverdue: z.boolean(),
  requestedOn: day,
  acceptedOn: day.optional(),
  declinedOn: day.optional(),
  draftedOn: day.optional(),
  signedOn: day.optional(),
  handedOverOn: day.optional(),
  deliveredOn: day.optional(),
  closedOn: day.optional(),
  appointmentOn: day.optional(),
  declineReason: z.enum(declineReasons).optional(),
  number: z.string().optional(),
  signer: z.string().optional(),
  signerPosition: z.enum(signerPositions).optional(),
  handedOverWay: z.enum(handOverWays).optional(),
  recordedBy: z.string().optional(),
  draftedBy: z.string().optional(),
  checkedBy: z.string().optional(),
  /** A second person signed the printed checking sheet by hand; this office has one account only. */
  checkedOnPaper: z.boolean(),
  /** On what it rests that the person's data is kept. */
  ground: z.enum(letterGrounds),
  /** Who agreed and how, where staff noted it. */
  consentBy: z.enum(consentGivers).optional(),
  consentHow: z.enum(consentWays).optional(),
  reading: z.enum(readings),
  contents: LetterContents.optional(),
  /** Dotted paths of what must be there before signing. */
  missing: z.array(z.string()).optional(),
});
export type LetterLine = z.infer<typeof LetterLine>;
