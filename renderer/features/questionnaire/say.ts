import type { Say } from '#renderer/ui/said.ts';
import { refOf } from '#shared/features/questionnaire/questions.ts';
import type { Questionnaire } from '#shared/features/questionnaire/questionnaire.ts';
import { firstLanguage } from '#shared/features/station/languages.ts';

/** A pack's own sentences for questionnaires, by reference and key. */
type PackTexts = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Finds the questionnaire's words: in the pack, in the questionnaire itself, else in Vietnamese. */
export function sayIn(questionnaire: Questionnaire, language: string, pack: PackTexts = {}): Say {
  const own = { ...questionnaire.texts[language], ...pack[refOf(questionnaire)] };
  const vietnamese = questionnaire.texts[firstLanguage] ?? {};
  return (key) => {
    const text = own[key];
    return text === undefined
      ? { text: vietnamese[key] ?? '', lang: firstLanguage }
      : { text, lang: language };
  };
}
