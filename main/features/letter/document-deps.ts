import type { TemplateStanding } from '#shared/features/letter/template-fault.ts';
import type { Appeared } from './documents/appear-whole.ts';
import type { CopyJob, TemplateCopied } from './documents/copy-template.ts';
import type { TemplateFolders } from './documents/find-template.ts';
import type { DraftJob, RefusedTemplate } from './documents/merge-draft.ts';
import type { LettersJob, LettersSaved } from './documents/save-letters.ts';
import type { RegisterJob } from './documents/save-register.ts';
import type { LetterDeps } from './letter-deps.ts';

/** What letters as documents stand on besides; documents are read and written away from the taps. */
export interface DocumentDeps extends LetterDeps {
  readonly templates: TemplateFolders;
  /** What somebody asks to have on disk goes here, and nowhere else. */
  readonly exportsFolder: string;
  readonly isTrial: boolean;
  /** What a person of that code is called. */
  readonly nameOf: (person: string) => string | undefined;
  readonly mergeDraft: (
    job: DraftJob,
  ) => Promise<{ readonly written: true; readonly bytes: Uint8Array } | RefusedTemplate>;
  readonly saveLetters: (job: LettersJob) => Promise<LettersSaved>;
  readonly listTemplates: (folders: TemplateFolders) => Promise<readonly TemplateStanding[]>;
  readonly copyTemplate: (job: CopyJob) => Promise<TemplateCopied>;
  readonly saveRegister: (job: RegisterJob) => Promise<Appeared<void>>;
}
