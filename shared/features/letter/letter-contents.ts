import { z } from 'zod';

const name = z.string().trim().min(1).max(120);
const line = z.string().trim().min(1).max(200);
const words = z.string().trim().min(1).max(1_000);
const day = z.iso.date();

/** How somebody is addressed; the words stand with the templates. */
export const salutations = ['mr', 'mrs', 'mr-mrs', 'elder', 'brother', 'sister', 'family'] as const;

/** Whom a letter goes to. No number of an identity card: a letter does not need it. */
export const Addressee = z.strictObject({
  salutation: z.enum(salutations),
  name,
  /** Hamlet or street, then the commune where somebody lives, which need not be this one. */
  address: line.optional(),
  phone: z.string().trim().max(20).optional(),
});
export type Addressee = z.infer<typeof Addressee>;

/** Who asks, when it is not the addressee. */
const Requester = z.strictObject({ name, relation: line });

/** The dossier that an apology is about. */
export const OverdueDossier = z.strictObject({
  code: z.string().trim().min(1).max(60),
  /** Kind of dossier or the procedure's name. */
  procedure: line.optional(),
  receivedOn: day.optional(),
  appointmentOn: day.optional(),
  status: line.optional(),
});
export type OverdueDossier = z.infer<typeof OverdueDossier>;

/** A citizen's note of thanks; delivered to the office as it is, never signed by anybody there. */
const ThanksNote = z.strictObject({
  kind: z.literal('thanks-note'),
  from: z.strictObject({ name: name.optional(), address: line.optional() }).default({}),
  to: z.enum(['office', 'staff']),
  /** The name of the member of staff, or what they looked like, in the citizen's words. */
  staff: line.optional(),
  words,
});

const Apology = z.strictObject({
  kind: z.literal('apology'),
  addressee: Addressee,
  requester: Requester.optional(),
  dossier: OverdueDossier.optional(),
  /** What went wrong, in the citizen's words. */
  complaint: words.optional(),
  /** Why it happened, in the office's words. */
  reason: words.optional(),
  newAppointmentOn: day.optional(),
});

const Thanks = z.strictObject({
  kind: z.literal('thanks'),
  addressee: Addressee,
  /** What the office is grateful for. */
  deed: words,
});

const Birth = z.strictObject({
  kind: z.literal('birth'),
  addressee: Addressee,
  child: name,
  bornOn: day.optional(),
});

const Marriage = z.strictObject({
  kind: z.literal('marriage'),
  addressee: Addressee,
  spouses: z.tuple([name, name]),
  registeredOn: day.optional(),
});

/** Three names that must never be mixed up: who died, who is written to, and how they were related. */
const Condolence = z.strictObject({
  kind: z.literal('condolence'),
  addressee: Addressee,
  deceased: z.strictObject({ salutation: z.enum(['mr', 'mrs', 'elder', 'child']), name }),
  /** What the deceased was to the addressee. */
  relation: line,
  diedOn: day.optional(),
});

/** Everything personal of a letter: it is sealed as a whole, and read only while letters are open. */
export const LetterContents = z.discriminatedUnion('kind', [
  ThanksNote,
  Apology,
  Thanks,
  Birth,
  Marriage,
  Condolence,
]);
export type LetterContents = z.infer<typeof LetterContents>;
export type LetterKind = LetterContents['kind'];
