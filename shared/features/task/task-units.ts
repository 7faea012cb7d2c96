import { withoutMarks } from '#shared/features/activity/month.ts';

/** Who has to do something: known by code, called by name. */
export interface TaskUnit {
  readonly code: string;
  readonly name: string;
}

const codePattern = /^[A-Za-z0-9._-]{1,40}$/;
const longestName = 200;

export type ReadUnit =
  | { readonly is: 'unit'; readonly unit: TaskUnit; readonly isNew: boolean }
  | { readonly is: 'fault'; readonly fault: 'unitTooLong' | 'unitUnknown' };

/**
 * Reads a unit as people write it: a code or a name that is known, `Name (code)` for any other. A
 * name alone that nobody knows is given a code made of its letters, because a letter names offices
 * that have none; from then on the code counts.
 */
export function readUnit(text: string, known: readonly TaskUnit[]): ReadUnit {
  const written = text.replaceAll(/\s+/g, ' ').trim();
  const named = /^(?<name>.+?)\s*\((?<code>[A-Za-z0-9._-]{1,40})\)$/.exec(written)?.groups;
  const { name = written, code } = named ?? {};
  if (name.length > longestName) return { is: 'fault', fault: 'unitTooLong' };
  const found = known.find((unit) =>
    code === undefined
      ? unit.code === name || withoutMarks(unit.name) === withoutMarks(name)
      : unit.code === code,
  );
  if (found !== undefined) return { is: 'unit', unit: found, isNew: false };
  const own = code ?? codeOfName(name);
  if (!codePattern.test(own)) return { is: 'fault', fault: 'unitUnknown' };
  const isTaken = known.some((unit) => unit.code === own);
  return isTaken
    ? { is: 'fault', fault: 'unitUnknown' }
    : { is: 'unit', unit: { code: own, name }, isNew: true };
}

/** `phong-tu-phap` for “Phòng Tư pháp”. */
function codeOfName(name: string): string {
  return withoutMarks(name)
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 40)
    .replaceAll(/^-+|-+$/g, '');
}

/** The units of one cell or field, which a semicolon or a new line parts. */
export function splitUnits(text: string): string[] {
  return text
    .split(/[;\n]/)
    .map((part) => part.replace(/^[\s\-–+•]+/, '').trim())
    .filter((part) => part !== '');
}
