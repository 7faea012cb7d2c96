import type { LetterTemplate } from '#shared/features/letter/letter-templates.ts';
import { appearWhole, writeDurably, type Appeared } from './appear-whole.ts';
import {
  findTemplate,
  hasOwnTemplate,
  templateFile,
  type TemplateFolders,
} from './find-template.ts';
import { standingOf, type RefusedTemplate } from './merge-draft.ts';

export interface CopyJob {
  readonly folders: TemplateFolders;
  readonly template: LetterTemplate;
}

export type TemplateCopied = { readonly file: string } & (Appeared<void> | RefusedTemplate);

/** Puts the program's template where the office edits its own; what the office has there stays. */
export async function copyTemplate({ folders, template }: CopyJob): Promise<TemplateCopied> {
  const file = templateFile(folders.own, template);
  if (hasOwnTemplate(folders, template)) return { file, written: false, reason: 'EEXIST' };
  const found = await findTemplate(folders, template);
  if (found.bytes === undefined) return { file, written: false, refused: standingOf(found) };
  const { bytes } = found;
  const copied = await appearWhole(file, async (unfinished) => writeDurably(unfinished, bytes));
  return { file, ...copied };
}
