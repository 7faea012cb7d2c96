import { z } from 'zod';
import kinds from '#resources/letters/kinds.json' with { type: 'json' };
import type { Day } from '#shared/calendar.ts';
import type { LetterContents, LetterKind } from './letter-contents.ts';

export const letterKinds = [
  'thanks-note',
  'apology',
  'thanks',
  'birth',
  'marriage',
  'condolence',
] as const satisfies readonly LetterKind[];

/** In which office a signer signs: the head of the agency, or the chair of the commune's committee. */
export const signerPositions = ['head', 'chair', 'vice-chair'] as const;
export type SignerPosition = (typeof signerPositions)[number];

const path = z.string().regex(/^[a-zA-Z]+(\.[a-zA-Z]+)*$/);

/** What a kind asks for; whatever law may change stands in the data with its source. */
const LetterRule = z
  .strictObject({
    kind: z.enum(letterKinds),
    effectiveFrom: z.iso.date(),
    /** At which screens one may be started. */
    startedAt: z.array(z.enum(['kiosk', 'desk'])).min(1),
    /** Whether it needs a number of the register to be signed. */
    numbered: z.boolean(),
    /** Who may sign; nobody for a note that is delivered as it is. */
    signers: z.array(z.enum(signerPositions)),
    /** What must be there before signing: always, only beside another part, or in its stead. */
    required: z.array(z.strictObject({ path, when: path.optional(), unless: path.optional() })),
    /** `appointment`: before the day on which the result was promised, where there is one. */
    deadline: z.strictObject({
      from: z.enum(['arrival', 'appointment']),
      workingDays: z.int().min(1).max(60),
    }),
    /** Whether a second person looks at it before it is signed. */
    secondPerson: z.boolean(),
    source: z.string().min(1),
    /** Whether somebody has held it against the text of the law. */
    verified: z.boolean(),
  })
  .refine(({ kind, startedAt }) => kind !== 'condolence' || !startedAt.includes('kiosk'), {
    path: ['startedAt'],
    error: 'a condolence never starts at a public screen',
  })
  .refine(({ kind, secondPerson }) => kind !== 'condolence' || secondPerson, {
    path: ['secondPerson'],
    error: 'a condolence needs a second pair of eyes',
  });
export type LetterRule = z.infer<typeof LetterRule>;

export const LetterKindsFile = z
  .strictObject({ format: z.literal(1), kinds: z.array(LetterRule) })
  .refine(({ kinds }) => letterKinds.every((kind) => kinds.some((rule) => rule.kind === kind)), {
    path: ['kinds'],
    error: 'every kind needs a rule',
  });

const shipped = LetterKindsFile.parse(kinds).kinds;

/** The rule in force on a day: the newest that has begun, else the first there is. */
export function ruleOf(kind: LetterKind, day: Day, rules = shipped): LetterRule {
  const [first, ...later] = rules
    .filter((rule) => rule.kind === kind)
    .sort((one, other) => (one.effectiveFrom < other.effectiveFrom ? -1 : 1));
  if (first === undefined) throw new Error(`no rule for ${kind}: the schema asks for one`);
  return later.findLast(({ effectiveFrom }) => effectiveFrom <= day) ?? first;
}

/** The kinds that a screen may start on a day. */
export function kindsStartedAt(screen: 'kiosk' | 'desk', day: Day): LetterKind[] {
  return letterKinds.filter((kind) => ruleOf(kind, day).startedAt.includes(screen));
}

/** Whether anybody signs a letter of this kind; one that nobody signs is delivered as it is. */
export function isSigned({ signers }: Pick<LetterRule, 'signers'>): boolean {
  return signers.length > 0;
}

/** Dotted paths of what a letter still lacks before it can be signed. */
export function missingContents(
  { required }: Pick<LetterRule, 'required'>,
  contents: LetterContents,
): string[] {
  const has = (wanted: string) => isThere(partAt(contents, wanted));
  return required
    .filter(({ when }) => when === undefined || has(when))
    .filter(({ unless }) => unless === undefined || !has(unless))
    .map(({ path }) => path)
    .filter((path) => !has(path));
}

function partAt(contents: LetterContents, wanted: string): unknown {
  return wanted.split('.').reduce<unknown>((part, name) => Object(part)[name], contents);
}

function isThere(part: unknown): boolean {
  return typeof part === 'string' ? part.trim() !== '' : part !== undefined && part !== null;
}
