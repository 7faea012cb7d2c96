import { z } from 'zod';
import { Questionnaire } from '../questionnaire/questionnaire.ts';

const line = z.string().trim().min(1).max(200);
const inLanguages = (text: z.ZodString) => z.strictObject({ vi: text, en: text.optional() });
const paragraph = z.string().trim().min(1).max(600);

/** What a supervisor decides and writes down; the rest of a campaign follows from it. */
export const decided = {
  title: inLanguages(line),
  /** Who holds the survey, as citizens read it. */
  supervisor: line,
  /** The first and the last day on which it is asked. */
  from: z.iso.date(),
  to: z.iso.date(),
  /** Who reads the answers and what becomes of them. */
  readers: inLanguages(paragraph),
};

const Document = z.strictObject({
  id: z.uuidv4(),
  ...decided,
  /** Whose key opens the answers: an X25519 recipient of age. */
  recipient: z.string().regex(/^age1[02-9ac-hj-np-z]{58}$/, 'is no recipient “age1…”'),
  questionnaire: Questionnaire,
});

/** A supervisor's survey, as the signed text of its file says it. */
export const Campaign = Document.superRefine(({ id, from, to, questionnaire }, { addIssue }) => {
  const complain = (path: (string | number)[], message: string) =>
    addIssue({ code: 'custom', path, message });
  if (to < from) complain(['to'], 'ends before it begins');
  const wanted = questionnaireIdOf(id);
  if (questionnaire.id !== wanted) complain(['questionnaire', 'id'], `must be “${wanted}”`);
  questionnaire.questions.forEach(({ audience, offByDefault }, index) => {
    const path = ['questionnaire', 'questions', index];
    // both would give the office a say in what is asked, or in who reads it
    if (audience !== undefined)
      complain([...path, 'audience'], 'only the supervisor reads answers');
    if (offByDefault) complain([...path, 'offByDefault'], 'every question of a survey is asked');
  });
});
export type Campaign = z.infer<typeof Document>;

/** Its own in each campaign, so that a questionnaire's reference leads to one campaign alone. */
export function questionnaireIdOf(campaignId: string): string {
  return `c-${campaignId.slice(0, 8)}`;
}
