import { clipOfWords } from '#shared/features/languages/clip-name.ts';
import { counterQuestion, pressedBy } from '#shared/features/questionnaire/built-in-questions.ts';
import type { Question } from '#shared/features/questionnaire/questionnaire.ts';
import type { StationView } from '#shared/features/station/station.contract.ts';
import { readingOfFaces, readingOfFirst, readingOfQuestion, type Reading } from './reading.ts';

/** What the kiosk shows, as far as it is spoken. */
export type SpokenScreen =
  | { readonly shows: 'nothing' | 'question' | 'again' | 'saving' | 'holding' | 'letter' }
  | { readonly shows: 'unreachable' | 'paused' | 'closed' }
  | { readonly shows: 'thanks'; readonly question: Question | undefined }
  | { readonly shows: 'follow-up'; readonly question: Question }
  | { readonly shows: 'receipt' | 'invitation' | 'writing' | 'checking' | 'farewell' }
  | { readonly shows: 'refusal'; readonly refusal: string; readonly firstKept: boolean };

/** What a screen says aloud. What somebody wrote or chose is not among it and cannot be. */
export function readingOfScreen(
  screen: SpokenScreen,
  { questionnaire, scaleOrder }: Pick<StationView, 'questionnaire' | 'scaleOrder'>,
): Reading {
  const asked = (question: Question) =>
    question.code === pressedBy.code
      ? questionnaireWords(...readingOfPressedBy)
      : question.code === counterQuestion
        ? counterWords('title', 'hint') // what an office calls its counters nobody has recorded
        : [
            ...readingOfQuestion(questionnaire, question),
            ...(question.kind === 'choices' ? questionnaireWords('several') : []),
          ];
  switch (screen.shows) {
    case 'nothing':
    case 'letter': // says by itself what it shows
      return [];
    case 'question':
      return readingOfFirst(questionnaire, scaleOrder);
    case 'again':
      return [
        ...ratingWords('again.title', 'again.body'),
        ...readingOfFaces(questionnaire, scaleOrder),
      ];
    case 'saving':
      return ratingWords('saving');
    case 'holding':
      return ratingWords('holding.title', 'holding.body');
    case 'thanks':
      return screen.question === undefined
        ? ratingWords('thanks.title', 'thanks.body')
        : [...ratingWords('thanks.title'), ...asked(screen.question)];
    case 'follow-up':
      return asked(screen.question);
    case 'receipt':
      return receiptWords('title', 'why', 'type', 'skip');
    case 'invitation':
      return questionnaireWords(
        ...['title', 'private', 'write', 'notComplaint'].map((key) => `invitation.${key}`),
        'done',
      );
    case 'writing':
      return questionnaireWords('writing.title', 'writing.send', 'writing.leave');
    case 'checking':
      return questionnaireWords(
        ...['title', 'body', 'mask', 'edit', 'keep'].map((key) => `check.${key}`),
      );
    case 'farewell':
      return questionnaireWords('farewell.title', 'farewell.body');
    case 'refusal':
      return ratingWords(
        `refused.${screen.refusal}.title`,
        `refused.${screen.refusal}.body`,
        ...(screen.firstKept ? ['refused.firstKept'] : []),
      );
    case 'closed':
      return [clipOfWords('idle', 'closed.title')];
    case 'paused':
      return stationWords('paused.title', 'paused.body');
    case 'unreachable':
      return stationWords('unreachable.title', 'unreachable.body');
    default:
      return screen satisfies never;
  }
}

/** The panel of languages and comforts, for who cannot read what it offers. */
export const readingOfPanel: Reading = [
  'title',
  ...['language', 'text.title', 'text.100', 'text.150', 'text.200'],
  ...['contrast.title', 'contrast.usual', 'contrast.high'],
  ...['reach.title', 'reach.usual', 'reach.low'],
  ...['motion.title', 'motion.usual', 'motion.calm'],
  ...['voice.title', 'voice.off', 'voice.on'],
  ...['volume.title', 'volume.1', 'volume.2', 'volume.3'],
  'close',
].map((key) => clipOfWords('comfort', key));

const wordsOf =
  (namespace: string) =>
  (...keys: readonly string[]): Reading =>
    keys.map((key) => clipOfWords(namespace, key));
const ratingWords = wordsOf('rating');
const counterWords = wordsOf('counter');
const receiptWords = wordsOf('receipt');
const stationWords = wordsOf('station');
const questionnaireWords = wordsOf('questionnaire');

const readingOfPressedBy = ['title', ...pressedBy.options.map(({ code }) => code)].map(
  (key) => `${pressedBy.code}.${key}`,
);
