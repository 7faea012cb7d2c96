import type { LetterContents } from '#shared/features/letter/letter-contents.ts';

/** What a citizen may ask for at a public screen. */
export const askedKinds = ['thanks-note', 'apology'] as const;
export type AskedKind = (typeof askedKinds)[number];

export type RequestField =
  | 'to'
  | 'staff'
  | 'words'
  | 'complaint'
  | 'dossier'
  | 'salutation'
  | 'name'
  | 'address'
  | 'phone';

export type RequestStep = 'kind' | 'consent' | RequestField | 'look';

/** What has been written so far; it lives on the glass only. */
export interface RequestDraft {
  readonly kind: AskedKind | undefined;
  readonly step: RequestStep;
  readonly answers: Readonly<Partial<Record<RequestField, string>>>;
  /** One field is being changed after looking it over. */
  readonly isChanging: boolean;
}

export const emptyDraft: RequestDraft = {
  kind: undefined,
  step: 'kind',
  answers: {},
  isChanging: false,
};

/** Fields of which one is chosen; all others are written. */
export const choicesOf = {
  to: ['office', 'staff'],
  salutation: ['mr', 'mrs', 'brother', 'sister'],
} as const;

/** The longest that the contract takes, in code points. */
export const longestOf = {
  staff: 200,
  words: 1_000,
  complaint: 1_000,
  dossier: 60,
  name: 120,
  address: 200,
  phone: 20,
} as const satisfies Partial<Record<RequestField, number>>;
export type WrittenField = keyof typeof longestOf;

/** The fields of a kind in the order in which they are asked. */
export function fieldsOf({ kind, answers }: RequestDraft): readonly RequestField[] {
  switch (kind) {
    case 'thanks-note':
      return answers.to === 'staff' ? ['to', 'staff', 'words', 'name'] : ['to', 'words', 'name'];
    case 'apology':
      return ['complaint', 'dossier', 'salutation', 'name', 'address', 'phone'];
    case undefined:
      return [];
    default:
      return kind satisfies never;
  }
}

/** Whether the letter cannot be asked for without it. */
export function isNeeded(field: RequestField, kind: AskedKind | undefined): boolean {
  if (field === 'name') return kind === 'apology';
  return field === 'to' || field === 'words' || field === 'complaint' || field === 'salutation';
}

export function chooseKind(draft: RequestDraft, kind: AskedKind): RequestDraft {
  return { ...draft, kind, step: 'consent' };
}

export function agree(draft: RequestDraft): RequestDraft {
  const step = draft.isChanging ? 'look' : (fieldsOf(draft)[0] ?? 'look');
  return { ...draft, step, isChanging: false };
}

/** The text changed while it was read: it is read again, and nothing else is lost. */
export function readAgain(draft: RequestDraft): RequestDraft {
  return { ...draft, step: 'consent', isChanging: true };
}

/** Notes an answer and goes on; an empty one is none. */
export function answer(draft: RequestDraft, field: RequestField, value: string): RequestDraft {
  const { [field]: _, ...others } = draft.answers;
  const given = value.trim();
  const answered = { ...draft, answers: given === '' ? others : { ...others, [field]: given } };
  // whoever turns from the office to a member of staff is asked which one
  const isOver = draft.isChanging && !(field === 'to' && value === 'staff');
  return isOver
    ? { ...answered, step: 'look', isChanging: false }
    : { ...answered, step: stepAfter(answered, field) };
}

export function change(draft: RequestDraft, field: RequestField): RequestDraft {
  return { ...draft, step: field, isChanging: true };
}

/** One step back; undefined at the first, where going back is leaving. */
export function back(draft: RequestDraft): RequestDraft | undefined {
  const { step } = draft;
  if (step === 'kind') return undefined;
  if (step === 'consent') return { ...draft, step: 'kind', isChanging: false };
  if (draft.isChanging && step !== 'look') return { ...draft, step: 'look', isChanging: false };
  const fields = fieldsOf(draft);
  const at = step === 'look' ? fields.length : fields.indexOf(step);
  return { ...draft, step: fields[at - 1] ?? 'consent', isChanging: false };
}

function stepAfter(draft: RequestDraft, field: RequestField): RequestStep {
  const fields = fieldsOf(draft);
  return fields[fields.indexOf(field) + 1] ?? 'look';
}

/** What is sent; undefined while something that is needed is missing. */
export function contentsOf(draft: RequestDraft): LetterContents | undefined {
  const { kind, answers } = draft;
  const { to, staff, words, complaint, dossier, salutation, name, address, phone } = answers;
  if (kind === 'thanks-note') {
    if (words === undefined || (to !== 'office' && to !== 'staff')) return undefined;
    return {
      kind,
      to,
      ...(to === 'staff' && staff !== undefined && { staff }),
      words,
      from: { ...(name !== undefined && { name }) },
    };
  }
  const called = choicesOf.salutation.find((known) => known === salutation);
  if (kind === undefined || complaint === undefined || name === undefined || called === undefined) {
    return undefined;
  }
  return {
    kind,
    addressee: {
      salutation: called,
      name,
      ...(address !== undefined && { address }),
      ...(phone !== undefined && { phone }),
    },
    ...(dossier !== undefined && { dossier: { code: dossier } }),
    complaint,
  };
}
