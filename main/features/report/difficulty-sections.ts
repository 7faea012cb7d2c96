import type { Evaluation } from '#shared/features/evaluation/evaluation.contract.ts';
import type { ReportBlock, ReportTable } from './report-document.ts';
import { table, words } from './table.ts';
import { fill, wording } from './wording.ts';
import { writeDay, writeNumber } from './write-number.ts';

type Difficulty = Evaluation['difficulties'][number];

/** More are counted here and listed in the appendix. */
const mostListed = 12;

/** What hinders the work, or what is proposed, in the words of those who noted it. */
export function difficultiesOf(
  { difficulties, place }: Evaluation,
  kind: Difficulty['kind'],
): readonly ReportBlock[] {
  const own = difficulties.filter((each) => each.kind === kind);
  const told = own.filter(({ words: text }) => text !== '');
  const said = wording.difficulties;
  const lines = told.slice(0, mostListed).map((each) => {
    const sentence = place === 'store' ? said.itemOfUnit : said.item;
    return {
      is: 'item',
      text: `- ${fill(sentence, {
        unit: each.name,
        words: each.words.replace(/[.;\s]+$/, ''),
        state: said.state[each.state],
        day: writeDay(each.notedOn),
      })}`,
    } as const;
  });
  const untold = own.length - told.length;
  return untold === 0
    ? lines
    : [...lines, { is: 'paragraph', text: fill(said.unsent, { n: writeNumber(untold, 'count') }) }];
}

export function difficultyTable(
  { difficulties, place }: Evaluation,
  fields: ReadonlyMap<string, string>,
): ReportTable {
  const { column, difficulties: said } = wording;
  const isOfMany = place === 'store';
  return table(
    'Kho-khan',
    wording.table.difficulties,
    [
      ...(isOfMany ? ([[column.unit, 3]] as const) : []),
      [column.kind, 2],
      [column.words, 6],
      [column.field, 2],
      [column.state, 2],
      [column.day, 2.5],
    ],
    difficulties.map((each) => [
      ...(isOfMany ? [words(each.name)] : []),
      words(said.kind[each.kind]),
      words(each.words),
      words(fields.get(each.fieldCode) ?? ''),
      words(said.state[each.state]),
      words(writeDay(each.notedOn)),
    ]),
  );
}
