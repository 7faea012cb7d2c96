import { z } from 'zod';
import { code } from '#shared/code.ts';
import { surveyModes } from './survey-modes.ts';

export const mappingFormat = 'hai-long-survey-mapping/1';

/** `?` stands where a person has still to say something. */
const line = z
  .string()
  .trim()
  .min(1)
  .max(300)
  .refine((text) => text !== '?');
/** A score is a small number; a year of birth or a telephone is none. */
const score = z.number().min(-1000).max(1000);
const codesByText = z.record(line, code);

/** What stands in a column, or one code for the whole file. */
const Place = z.union([
  z.strictObject({ code }),
  z.strictObject({ column: line, codes: codesByText }),
]);

/**
 * The form's own scale, never another. Writings with their score, null for what is no score (“không áp
 * dụng”); or plain numbers within bounds.
 */
const Scale = z.union([
  z.strictObject({ values: z.record(line, score.nullable()) }),
  z.strictObject({ numbers: z.strictObject({ least: score, most: score }) }),
]);
export type SurveyScale = z.infer<typeof Scale>;

/** Names of columns beside those of the questions. */
const ownColumns = new Set([
  'identity',
  'nth',
  'day',
  'hour',
  'unit',
  'counter',
  'question',
  'value',
]);

const Question = z.strictObject({ column: line, code, name: line, scale: Scale });
export type SurveyQuestion = z.infer<typeof Question>;

/** How the columns of one form are taken. What it does not name never enters the store. */
export const SurveyMapping = z.strictObject({
  format: z.literal(mappingFormat),
  /** Set by the person who compared the proposal with the form. */
  checked: z.literal(true),
  form: code,
  name: line,
  /** Who asked, to be named beside every figure. */
  source: line,
  mode: z.enum(surveyModes),
  /** Of the file it was made from, to know the next one by. */
  header: z.array(z.string().max(300)).min(1).max(200),
  time: z.strictObject({
    column: line,
    order: z.enum(['dmy', 'mdy', 'ymd']),
    keep: z.enum(['day', 'hour']),
  }),
  unit: Place,
  counter: Place.nullable(),
  /** A column by which the form numbers its answers; kept as a keyed hash alone. */
  rowId: line.nullable(),
  questions: z
    .array(Question)
    .min(1)
    .max(100)
    .refine((all) => new Set(all.map(({ code }) => code.toLowerCase())).size === all.length)
    .refine((all) => all.every(({ code }) => !ownColumns.has(code.toLowerCase()))),
});
export type SurveyMapping = z.infer<typeof SurveyMapping>;

/** A score and what it is called on the form, the lowest first; plain numbers have no labels. */
export function labelsOf(scale: SurveyScale): readonly (readonly [number, string])[] {
  if ('numbers' in scale) return [];
  const labels = new Map<number, string>();
  for (const [label, value] of Object.entries(scale.values)) {
    if (value !== null && !labels.has(value)) labels.set(value, label);
  }
  return [...labels].toSorted(([one], [other]) => one - other);
}

/** The lowest and the highest score that can be given. */
export function boundsOf(scale: SurveyScale): { readonly least: number; readonly most: number } {
  if ('numbers' in scale) return scale.numbers;
  const values = Object.values(scale.values).filter((value) => value !== null);
  return { least: Math.min(...values), most: Math.max(...values) };
}

/**
 * Whether answers that came by two mappings of one form may lie beside each other: all that the earlier
 * one says holds in the later one too. Else a row that both files have would be another row by each.
 */
export function continues(later: SurveyMapping, earlier: SurveyMapping): boolean {
  const shape = ({ time, counter, rowId, mode, questions }: SurveyMapping) =>
    JSON.stringify([
      time.keep,
      mode,
      rowId === null,
      counter === null,
      questions.map((question) => [
        question.code,
        boundsOf(question.scale),
        'numbers' in question.scale,
      ]),
    ]);
  return (
    shape(later) === shape(earlier) &&
    holds(textsOf(earlier.unit), textsOf(later.unit)) &&
    holds(textsOf(earlier.counter), textsOf(later.counter)) &&
    earlier.questions.every(({ scale }, at) =>
      holds(valuesOf(scale), valuesOf(later.questions[at]?.scale ?? scale)),
    )
  );
}

type Said = Readonly<Record<string, string | number | null>>;

function holds(earlier: Said, later: Said): boolean {
  return Object.entries(earlier).every(([text, meaning]) => later[text] === meaning);
}

/** One code for a whole file says nothing of other files. */
function textsOf(place: SurveyMapping['counter']): Said {
  return place === null || 'code' in place ? {} : place.codes;
}

function valuesOf(scale: SurveyScale): Said {
  return 'values' in scale ? scale.values : {};
}
