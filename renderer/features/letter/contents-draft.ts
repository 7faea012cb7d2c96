import { LetterContents, type LetterKind } from '#shared/features/letter/letter-contents.ts';
import { shortLetterDate } from '#shared/features/letter/letter-date.ts';
import { readDay } from '#shared/features/letter/overdue-list.ts';
import { groupsOf, neededFields, shapeOf, type FieldPath } from './contents-fields.ts';

/** What a letter says, as it is typed: every part a text, days as `20/11/2026`. */
export type ContentsDraft = Readonly<Partial<Record<FieldPath, string>>>;

export type FieldFault = 'missing' | 'notADay' | 'wrong';
export type FieldFaults = Readonly<Partial<Record<FieldPath, FieldFault>>>;

export function fieldsOf(kind: LetterKind): readonly FieldPath[] {
  return groupsOf[kind].flatMap(({ fields }) => fields);
}

/** The parts of a letter that say something, as texts. */
export function draftOf(contents: LetterContents): ContentsDraft {
  const parts = fieldsOf(contents.kind).flatMap((path) => {
    const text = path.split('.').reduce<unknown>((part, name) => Object(part)[name], contents);
    if (typeof text !== 'string' || text === '') return [];
    return [[path, shapeOf(path) === 'day' ? shortLetterDate(text) : text] as const];
  });
  return Object.fromEntries(parts);
}

/** The letter that was typed, or every part in which it is wrong. */
export function contentsFrom(
  kind: LetterKind,
  draft: ContentsDraft,
): { readonly contents: LetterContents } | { readonly faults: FieldFaults } {
  const faults: Partial<Record<FieldPath, FieldFault>> = {};
  const root: Record<string, unknown> = { kind };
  for (const path of fieldsOf(kind)) {
    const text = (draft[path] ?? '').normalize('NFC').trim();
    if (text === '') continue;
    const value = shapeOf(path) === 'day' ? readDay(text) : text;
    if (value === undefined) faults[path] = 'notADay';
    const [top = '', below] = path.split('.');
    root[top] = below === undefined ? value : { ...Object(root[top]), [below]: value };
  }
  if (kind === 'marriage') root['spouses'] = Object.values(Object(root['spouses']));
  for (const path of [...neededFields[kind], ...neededBeside(draft)]) {
    if ((draft[path] ?? '').trim() === '') faults[path] ??= 'missing';
  }
  if (Object.keys(faults).length > 0) return { faults };
  const read = LetterContents.safeParse(root);
  if (read.success) return { contents: read.data };
  for (const { path } of read.error.issues) {
    const known = fieldsOf(kind).find((each) => each === path.join('.'));
    if (known !== undefined) faults[known] = 'wrong';
  }
  return { faults };
}

/** What cannot be left out once something beside it is said. */
function neededBeside(draft: ContentsDraft): readonly FieldPath[] {
  const says = (path: FieldPath) => (draft[path] ?? '').trim() !== '';
  const { requester, dossier } = {
    requester: ['requester.name', 'requester.relation'],
    dossier: fieldsOf('apology').filter((path) => path.startsWith('dossier.')),
  } as const;
  return [
    ...(requester.some(says) ? requester : []),
    ...(dossier.some(says) ? (['dossier.code'] as const) : []),
  ];
}
