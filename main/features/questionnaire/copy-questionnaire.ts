import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Questionnaire } from '#shared/features/questionnaire/questionnaire.ts';
import { refOf } from '#shared/features/questionnaire/questions.ts';

export type CopyOutcome =
  | { readonly copied: true; readonly ref: string; readonly file: string }
  | { readonly copied: false; readonly why: 'QUESTIONNAIRE_UNKNOWN' }
  | { readonly copied: false; readonly why: 'NOT_WRITTEN'; readonly reason: string };

/**
 * Writes a copy of a questionnaire under the next free issue, to be edited by hand. It is not in
 * force before its day, so that nobody answers a half-edited one, and it never replaces a file.
 */
export function copyQuestionnaire(
  { known, folder }: { readonly known: readonly Questionnaire[]; readonly folder: string },
  ref: string,
  effectiveFrom: string,
): CopyOutcome {
  const original = known.find((each) => refOf(each) === ref);
  if (original === undefined) return { copied: false, why: 'QUESTIONNAIRE_UNKNOWN' };
  const { id } = original;
  const issues = known.filter((each) => each.id === id).map(({ issue }) => issue);
  const fileOf = (issue: number) => join(folder, `${id}-${issue}.json`);
  let issue = Math.max(...issues) + 1;
  while (existsSync(fileOf(issue))) issue += 1;

  const { effectiveTo: _, ...lasting } = original;
  const copy = { ...lasting, issue, effectiveFrom, verified: false };
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(fileOf(issue), `${JSON.stringify(copy, undefined, 2)}\n`, { flag: 'wx' });
  } catch (error) {
    // no room, or no right to write there: whoever asked can do something about it
    const reason = error instanceof Error ? error.message : String(error);
    return { copied: false, why: 'NOT_WRITTEN', reason };
  }
  return { copied: true, ref: refOf(copy), file: fileOf(issue) };
}
