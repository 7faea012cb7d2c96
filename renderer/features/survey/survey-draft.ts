import type { DayOrder } from '#shared/features/survey/read-moment.ts';
import type { SurveyMapping } from '#shared/features/survey/survey-mapping.ts';
import type {
  ReadSurvey,
  SeenColumn,
  ShownRole,
  ShownScale,
} from '#shared/features/survey/survey.contract.ts';

type Mode = SurveyMapping['mode'];

/** How a file is to be read, while somebody is still saying it. */
export interface SurveyDraft {
  readonly form: string;
  readonly name: string;
  readonly source: string;
  readonly mode: Mode | '';
  readonly order: DayOrder;
  readonly keep: 'day' | 'hour';
  /** Of the whole file, where no column says the unit. */
  readonly unitCode: string;
  readonly columns: readonly DraftColumn[];
  /** What somebody compared with the form, by `partOf`. */
  readonly compared: ReadonlySet<string>;
}

export interface DraftColumn {
  readonly name: string;
  readonly role: ShownRole;
  readonly scale: ShownScale | null;
  readonly places: SeenColumn['places'];
  readonly question: SeenColumn['question'];
}

/** What has still to be said before a file can be looked through; `column` where it is one column's. */
export interface OpenPlace {
  readonly place:
    | 'name'
    | 'source'
    | 'mode'
    | 'time'
    | 'twoTimes'
    | 'unitCode'
    | 'twice'
    | 'codes'
    | 'scores'
    | 'bounds'
    | 'noQuestion'
    | 'compare';
  readonly column?: string;
}

/** A known form begins as it was checked before, but for wordings that are new. */
export function draftOf(look: ReadSurvey): SurveyDraft {
  const { known, units, order, hasHours, columns } = look;
  const [only] = units.length === 1 ? units : [];
  const draft: SurveyDraft = {
    form: look.form,
    name: known?.name ?? '',
    source: known?.source ?? '',
    mode: known?.mode ?? '',
    order: order.order,
    keep: known?.time.keep ?? (hasHours ? 'hour' : 'day'),
    unitCode: known !== null && 'code' in known.unit ? known.unit.code : (only?.code ?? ''),
    columns: columns.map(({ name, role, scale, places, question }) => ({
      ...{ name, role, scale, places, question },
    })),
    compared: new Set(),
  };
  const same = known === null ? [] : partsOf(draft).filter((part) => !isOpenPart(draft, part));
  return { ...draft, compared: new Set(same) };
}

/** A part that is compared with the form by itself: all columns together, then each column's meanings. */
export const columnsPart = 'columns';
export function partOf({ name }: Pick<DraftColumn, 'name'>): string {
  return `column ${name}`;
}

function partsOf({ columns }: SurveyDraft): readonly string[] {
  return [columnsPart, ...columns.filter(hasMeanings).map(partOf)];
}

/** Whether what stands in a column has to be given a meaning. */
export function hasMeanings({ role }: Pick<DraftColumn, 'role'>): boolean {
  return role === 'question' || role === 'unit' || role === 'counter';
}

function isOpenPart({ columns }: SurveyDraft, part: string): boolean {
  return columns.some((column) => partOf(column) === part && isOpenColumn(column));
}

function isOpenColumn({ role, scale, places }: DraftColumn): boolean {
  if (role === 'unit' || role === 'counter') return places.some(({ code }) => !isCode(code));
  return (
    role === 'question' &&
    scale?.is === 'values' &&
    (scale.values.some(({ score }) => score === '?') ||
      scale.values.every(({ score }) => score === null))
  );
}

/** As the contract has a code. */
function isCode(text: string): boolean {
  return /^[A-Za-z0-9._-]{1,40}$/.test(text);
}

/** Everything that has still to be said, in the order of the page. */
export function openPlaces(draft: SurveyDraft): readonly OpenPlace[] {
  const { name, source, mode, columns, unitCode, compared } = draft;
  const withRole = (role: ShownRole) => columns.filter((column) => column.role === role);
  const times = withRole('time');
  const questions = withRole('question');
  const twice = (['unit', 'counter', 'rowId'] as const).flatMap((role) => withRole(role).slice(1));
  const isOpen = (place: OpenPlace['place'], is: boolean): readonly OpenPlace[] =>
    is ? [{ place }] : [];
  const of = (place: OpenPlace['place'], some: readonly DraftColumn[]): readonly OpenPlace[] =>
    some.map((column) => ({ place, column: column.name }));
  return [
    ...isOpen('name', name.trim() === ''),
    ...isOpen('source', source.trim() === ''),
    ...isOpen('mode', mode === ''),
    ...isOpen('time', times.length === 0),
    ...isOpen('twoTimes', times.length > 1),
    ...of('twice', twice),
    ...isOpen('noQuestion', questions.length === 0),
    ...isOpen('unitCode', withRole('unit').length === 0 && !isCode(unitCode)),
    ...of('codes', [...withRole('unit'), ...withRole('counter')].filter(isOpenColumn)),
    ...of('scores', questions.filter(isOpenColumn)),
    ...of(
      'bounds',
      questions.filter(({ scale }) => scale?.is === 'numbers' && !(scale.least < scale.most)),
    ),
    ...isOpen(
      'compare',
      partsOf(draft).some((part) => !compared.has(part)),
    ),
  ];
}

/** The mapping that a draft says, once nothing in it is open. */
export function mappingOf(draft: SurveyDraft): SurveyMapping {
  const { form, name, source, mode, columns, order, keep, unitCode } = draft;
  const first = (role: ShownRole) => columns.find((column) => column.role === role);
  const placeOf = (column: DraftColumn) => ({
    column: column.name,
    codes: Object.fromEntries(column.places.map(({ text, code }) => [text, code])),
  });
  const unit = first('unit');
  const counter = first('counter');
  const taken = new Set(columns.flatMap(({ question }) => (question ? [question.code] : [])));
  return {
    format: 'hai-long-survey-mapping/1',
    checked: true,
    form,
    name: name.trim(),
    source: source.trim(),
    mode: mode === '' ? 'online' : mode, // an open place until somebody chose
    header: columns.map((column) => column.name),
    time: { column: first('time')?.name ?? '', order, keep },
    unit: unit === undefined ? { code: unitCode } : placeOf(unit),
    counter: counter === undefined ? null : placeOf(counter),
    rowId: first('rowId')?.name ?? null,
    questions: columns.flatMap((column) => {
      const { scale, question } = column;
      if (column.role !== 'question' || scale === null) return [];
      const code = question?.code ?? freeCode(taken);
      return [
        { column: column.name, code, name: question?.name ?? column.name, scale: said(scale) },
      ];
    }),
  };
}

/** Codes of questions that are known stay theirs. */
function freeCode(taken: Set<string>): string {
  for (let number = 1; ; number += 1) {
    const code = `cau-${number}`;
    if (!taken.has(code)) {
      taken.add(code);
      return code;
    }
  }
}

function said(scale: ShownScale): SurveyMapping['questions'][number]['scale'] {
  if (scale.is === 'numbers') return { numbers: { least: scale.least, most: scale.most } };
  return {
    values: Object.fromEntries(
      scale.values.map(({ text, score }) => [text, score === '?' ? null : score]),
    ),
  };
}

/** A draft in which one column is otherwise; what was compared of it has to be compared again. */
export function withColumn(
  draft: SurveyDraft,
  name: string,
  change: Partial<DraftColumn>,
): SurveyDraft {
  const compared = new Set(draft.compared);
  compared.delete(`column ${name}`);
  if (change.role !== undefined) compared.delete(columnsPart);
  return {
    ...draft,
    compared,
    columns: draft.columns.map((column) =>
      column.name === name ? { ...column, ...change } : column,
    ),
  };
}
