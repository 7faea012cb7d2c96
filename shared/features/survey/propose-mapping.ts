import { withoutMarks } from '../activity/month.ts';
import { columnsOf, guessScale, roleOf, type ColumnRole, type ScaleDoubt } from './guess-column.ts';
import type { SurveyTable } from './locate-survey.ts';
import { isPersonalColumn } from './personal-column.ts';
import { guessOrder, readMoment } from './read-moment.ts';
import { mappingFormat } from './survey-mapping.ts';

/** What somebody has to look at before a proposal is used; each has its sentence in the locales. */
export type ProposalNote =
  | { readonly note: 'dayOrder' | 'unitMissing' | 'noQuestions' }
  | { readonly note: ScaleDoubt; readonly column: string };

/** A mapping to be corrected: `?` wherever a person must say. */
export interface ProposedMapping {
  readonly mapping: Readonly<Record<string, unknown>>;
  readonly notes: readonly ProposalNote[];
  /** Columns that the proposal leaves out because of their names, and because of what they hold. */
  readonly personal: readonly string[];
  readonly leftOut: readonly string[];
}

export interface ProposalOrder {
  readonly form: string;
  readonly table: SurveyTable;
  /** Units that the store knows, by code. */
  readonly units: ReadonlyMap<string, string>;
}

/** Proposes how to take a form in, from its header and what its columns hold. Never quotes a person's words. */
export function proposeMapping({ form, table, units }: ProposalOrder): ProposedMapping {
  const notes: ProposalNote[] = [];
  const columns = columnsOf(table);
  const personal = columns.filter(({ name }) => isPersonalColumn(name)).map(({ name }) => name);
  const roles = new Map(
    columns.map((column) => [
      column.name,
      column.at === table.timeColumn || personal.includes(column.name) ? 'none' : roleOf(column),
    ]),
  );
  const first = (role: ColumnRole) => columns.find(({ name }) => roles.get(name) === role);
  const time = columns.find(({ at }) => at === table.timeColumn);
  const { order, isSure } = guessOrder(time?.cells ?? []);
  if (!isSure) notes.push({ note: 'dayOrder' });
  const hasHours = time?.cells.some((cell) => (readMoment(cell, order)?.hour ?? null) !== null);

  const unitColumn = first('unit');
  const codes = new Map([...units].map(([code, name]) => [withoutMarks(name), code]));
  const codeFor = (text: string) =>
    units.has(text) ? text : (codes.get(withoutMarks(text)) ?? '?');
  const unit =
    unitColumn === undefined
      ? { code: units.size === 1 ? ([...units.keys()][0] ?? '?') : '?' }
      : {
          column: unitColumn.name,
          codes: Object.fromEntries(unitColumn.distinct.map((text) => [text, codeFor(text)])),
        };
  if (JSON.stringify(unit).includes('"?"')) notes.push({ note: 'unitMissing' });
  const counterColumn = first('counter');

  const questions = columns
    .filter(({ name }) => roles.get(name) === 'question')
    .map(({ name, distinct }, at) => {
      const { scale, doubt } = guessScale(distinct);
      if (doubt !== undefined) notes.push({ note: doubt, column: name });
      return { column: name, code: `cau-${at + 1}`, name, scale };
    });
  if (questions.length === 0) notes.push({ note: 'noQuestions' });
  const taken = new Set([
    ...[time, unitColumn, counterColumn, first('rowId')].map((column) => column?.name),
    ...questions.map(({ column }) => column),
    ...personal,
  ]);
  return {
    mapping: {
      format: mappingFormat,
      checked: false,
      form,
      name: '?',
      source: '?',
      mode: '?',
      header: [...table.header],
      time: { column: time?.name ?? '?', order, keep: hasHours === true ? 'hour' : 'day' },
      unit,
      counter:
        counterColumn === undefined
          ? null
          : {
              column: counterColumn.name,
              codes: Object.fromEntries(counterColumn.distinct.map((text) => [text, '?'])),
            },
      rowId: first('rowId')?.name ?? null,
      questions,
    },
    notes,
    personal,
    leftOut: columns.filter(({ name }) => !taken.has(name)).map(({ name }) => name),
  };
}
