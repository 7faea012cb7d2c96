import type { Question } from './questionnaire.ts';

/**
 * Asked after the score in sessions away from the counter or with help. Such answers are a series
 * of their own, whoever pressed, and are never pooled with those a citizen gave alone.
 */
export const pressedBy = {
  code: 'pressed_by',
  kind: 'choice',
  options: [
    { code: 'self', picture: 'person' },
    { code: 'relative', picture: 'family' },
    { code: 'officer', picture: 'officer' },
  ],
} as const satisfies Question;

/** What became of a receipt's code: it had not rated before, or it had. Never the code itself. */
export const receiptChoices = ['first', 'again'] as const;
export const receiptQuestion = 'receipt';

/**
 * Which of several counters served somebody, where one screen stands for them: the option is the
 * counter's code.
 */
export const counterQuestion = 'counter_said';

/** The day of a paper form, `YYYY-MM-DD`; the row itself says when it was typed in. */
export const formDayQuestion = 'form_day';
