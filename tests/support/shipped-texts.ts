import { ownWords } from '#main/features/languages/own-words.ts';
import { shippedQuestionnaires } from '#main/features/questionnaire/shipped-questionnaires.ts';
import { spokenTexts } from '#shared/features/languages/spoken-texts.ts';
import type { Language } from '#shared/features/station/languages.ts';

/** Every sentence of the program that a clip can say. */
export function shippedTexts(language: Language) {
  return spokenTexts(ownWords[language], shippedQuestionnaires(), language);
}
