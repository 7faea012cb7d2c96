import { pressedBy } from '#shared/features/questionnaire/built-in-questions.ts';
import { levelsOf, notApplicable } from '#shared/features/questionnaire/questions.ts';
import type { Question, Questionnaire } from '#shared/features/questionnaire/questionnaire.ts';
import type { CampaignResponse } from './collect-responses.ts';
import type { ReadAnswers } from './read-answers.ts';

/** A word of the table that no questionnaire holds. */
export type TableWord =
  | 'number'
  | 'hour'
  | 'unit'
  | 'station'
  | 'channel'
  | 'language'
  | 'score'
  | 'level'
  | 'firstScore'
  | 'pressedBy'
  | 'comments'
  | 'inTime'
  | 'clock'
  | 'trial'
  | 'yes'
  | 'no'
  | 'self'
  | 'relative'
  | 'officer';

type Cell = string | number;

/** What puts words to codes: the program's own, and those citizens read. */
export interface TableWords {
  readonly say: (word: TableWord) => string;
  readonly language: 'vi' | 'en';
}

/**
 * The answers of a survey in the words citizens read: the column heads, then a row for each
 * response. Rows are numbered, for an id could be found again in a station's store.
 */
export function answersTable(
  { campaign, responses }: ReadAnswers,
  { say, language }: TableWords,
): Cell[][] {
  const { questionnaire } = campaign;
  const text = textsOf(questionnaire, language);
  const yesNo = (is: boolean) => say(is ? 'yes' : 'no');
  const heads = [
    say('number'),
    say('hour'),
    say('unit'),
    say('station'),
    say('channel'),
    say('language'),
    say('score'),
    say('level'),
    say('firstScore'),
    ...questionnaire.questions.map(({ code }) => text(`${code}.title`)),
    say('pressedBy'),
    say('comments'),
    say('inTime'),
    say('clock'),
    say('trial'),
  ];
  const row = ({ answer, score, facts, comments }: CampaignResponse, index: number): Cell[] => [
    index + 1,
    answer.hour,
    answer.unit,
    answer.station,
    answer.channel,
    answer.language,
    score,
    text(`level.${score}`),
    answer.score,
    ...questionnaire.questions.map((question) =>
      (facts.get(question.code) ?? [])
        .map((choice) => text(textKeyOf(question, choice)))
        .join('; '),
    ),
    (facts.get(pressedBy.code) ?? []).map((choice) => say(pressedWord(choice))).join('; '),
    comments.join('\n'),
    yesNo(answer.inTime),
    answer.clock,
    yesNo(answer.trial),
  ];
  return [heads, ...responses.map(row)];
}

/** How many gave each level, from the best to the worst. */
export function levelCounts({ campaign, responses }: ReadAnswers, language: 'vi' | 'en') {
  const text = textsOf(campaign.questionnaire, language);
  return levelsOf(campaign.questionnaire).map((level) => ({
    level: text(`level.${level}`),
    count: responses.filter(({ score }) => score === level).length,
  }));
}

/** What a citizen reads, in one language, or in Vietnamese where that one lacks it. */
function textsOf({ texts }: Questionnaire, language: string): (key: string) => string {
  return (key) => (texts[language]?.[key] ?? texts['vi']?.[key] ?? key).replaceAll('\u00a0', ' ');
}

function textKeyOf({ code, kind }: Question, choice: string): string {
  return kind === 'level' && choice !== notApplicable ? `level.${choice}` : `${code}.${choice}`;
}

function pressedWord(choice: string): TableWord {
  return pressedBy.options.find(({ code }) => code === choice)?.code ?? 'self';
}
