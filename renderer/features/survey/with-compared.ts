import type { SurveyDraft } from './survey-draft.ts';

/** A draft of which somebody says that a part was compared with the form, or was not. */
export function withCompared(draft: SurveyDraft, part: string, isCompared: boolean): SurveyDraft {
  const compared = new Set(draft.compared);
  if (isCompared) compared.add(part);
  else compared.delete(part);
  return { ...draft, compared };
}
