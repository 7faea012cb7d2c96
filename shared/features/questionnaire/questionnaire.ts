import { z } from 'zod';
import { labelSets, type LabelSet } from '../rating/scale.ts';
import { languageCode } from '../station/language-code.ts';
import { pictures } from './pictures.ts';
import { levelsOf, optionCodesOf, textKeysOf } from './questions.ts';

const code = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/);
const text = z.string().trim().min(1).max(300);

const Option = z
  .strictObject({
    code,
    picture: z.enum(pictures).optional(),
    /** What the answer scores where an official indicator is fed from it (2, 1 or 0). */
    points: z.int().min(0).max(2).optional(),
    /** Counts in no denominator: neither a bad answer nor a middling one. */
    notApplicable: z.literal(true).optional(),
  })
  .refine(({ points, notApplicable }) => points === undefined || !notApplicable, {
    path: ['points'],
    error: '“not applicable” never carries points',
  });

const common = {
  code,
  /** Asked only if an earlier question was answered with one of these; else it is left out. */
  when: z.strictObject({ question: code, is: z.array(code).min(1) }).optional(),
  /** Goes to the leader only: never into tables, figures or anything the counter sees. */
  audience: z.literal('leader').optional(),
  /** Asked only where the office has switched it on. */
  offByDefault: z.literal(true).optional(),
  /** The official indicators an answer may lawfully feed, such as `TT01/2018:1`. */
  feeds: z.array(z.string().min(1)).optional(),
};

const Question = z.discriminatedUnion('kind', [
  /** One option; choosing it leads on. */
  z.strictObject({ ...common, kind: z.literal('choice'), options: z.array(Option).min(2).max(8) }),
  /** Any number of options, none as well. */
  z.strictObject({ ...common, kind: z.literal('choices'), options: z.array(Option).min(2).max(9) }),
  /** The questionnaire's own scale, and “not applicable”. */
  z.strictObject({ ...common, kind: z.literal('level') }),
]);
export type Question = z.infer<typeof Question>;
export type Option = z.infer<typeof Option>;

const Document = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]{0,79}$/),
  issue: z.int().min(1).max(9999),
  /** In force from this day on, and up to and with `effectiveTo`. */
  effectiveFrom: z.iso.date(),
  effectiveTo: z.iso.date().optional(),
  /** Where the questions come from. */
  source: text,
  /** Whether somebody has compared it with the source; if not, it says so wherever it shows. */
  verified: z.boolean(),
  labelSet: z.enum(Object.keys(labelSets) as [LabelSet, ...LabelSet[]]),
  questions: z.array(Question).max(30),
  /** Whether the citizen may add words of their own. */
  comment: z.boolean(),
  /** Every sentence by language and key; Vietnamese is complete, see `textKeysOf`. */
  texts: z.record(languageCode, z.record(z.string(), text)),
});

/** A questionnaire as a file holds it: what is asked, in which order and in which words. */
export const Questionnaire = Document.superRefine((questionnaire, { addIssue }) => {
  const complain = (path: (string | number)[], message: string) =>
    addIssue({ code: 'custom', path, message });
  checkQuestions(questionnaire.questions, complain);
  checkTexts(questionnaire, complain);
  const { effectiveFrom, effectiveTo } = questionnaire;
  if (effectiveTo !== undefined && effectiveTo < effectiveFrom) {
    complain(['effectiveTo'], 'ends before it begins');
  }
});
export type Questionnaire = z.infer<typeof Document>;

type Complain = (path: (string | number)[], message: string) => void;

function checkQuestions(questions: readonly Question[], complain: Complain): void {
  const reserved = new Set(['first', 'level', 'pressed_by', 'counter_said', 'receipt', 'form_day']);
  const before = new Map<string, readonly string[]>();
  const levelQuestions = new Set<string>();
  questions.forEach((question, index) => {
    const { code: name, when } = question;
    const path = ['questions', index];
    if (reserved.has(name)) complain([...path, 'code'], `“${name}” is a word of the program`);
    if (before.has(name)) complain([...path, 'code'], `“${name}” is asked twice`);
    const codes = optionCodesOf(question, [5, 4, 3, 2, 1]);
    if (new Set(codes).size < codes.length)
      complain([...path, 'options'], 'an option stands twice');
    if (when !== undefined) {
      const earlier = before.get(when.question);
      if (earlier === undefined) {
        complain([...path, 'when', 'question'], `“${when.question}” is not asked before`);
      } else if (levelQuestions.has(when.question)) {
        // what follows would show to whoever stands beside what was chosen
        complain([...path, 'when', 'question'], 'a level leads nowhere');
      } else if (!when.is.every((option) => earlier.includes(option))) {
        complain([...path, 'when', 'is'], `is no answer to “${when.question}”`);
      }
    }
    if (question.kind === 'level') levelQuestions.add(name);
    before.set(name, codes);
  });
}

function checkTexts(questionnaire: Questionnaire, complain: Complain): void {
  const keys = textKeysOf(questionnaire);
  const { texts } = questionnaire;
  if (texts['vi'] === undefined) complain(['texts', 'vi'], 'Vietnamese is missing');
  for (const [language, words] of Object.entries(texts)) {
    const missing = keys.filter((key) => words[key] === undefined);
    const unknown = Object.keys(words).filter((key) => !keys.includes(key));
    // a pack may leave out what nobody has translated yet; vi and en are complete
    if (missing.length > 0 && ['vi', 'en'].includes(language)) {
      complain(['texts', language], `lacks ${missing.join(', ')}`);
    }
    for (const key of unknown) complain(['texts', language, key], 'belongs to no question');
  }
  const labels = labelSets[questionnaire.labelSet].vi;
  for (const level of levelsOf(questionnaire)) {
    const said = texts['vi']?.[`level.${level}`]?.replaceAll('\u00a0', ' ');
    if (said !== undefined && said !== labels[level]) {
      complain(['texts', 'vi', `level.${level}`], 'other words are another label set');
    }
  }
}
