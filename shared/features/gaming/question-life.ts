import { daysBetween, shiftDay, type Day } from '#shared/calendar.ts';

/** How far a question has got. The counter concerned is asked first; the leader reads it with the answer. */
export const questionStates = [
  'raised',
  'explained',
  'seen',
  'closed',
] as const satisfies readonly QuestionLife['state'][];

/** What the leader found; none of them says who did what. */
export const questionFindings = ['usual', 'setting', 'practice', 'unclear'] as const;
export type QuestionFinding = (typeof questionFindings)[number];

/** So many days the counter has the question to itself; then the leader may read it unexplained. */
export const daysToExplain = 10;
export const longestExplanation = 1_000;

interface Raised {
  readonly state: 'raised';
  readonly raisedOn: Day;
}

interface Explained {
  readonly state: 'explained';
  readonly raisedOn: Day;
  readonly explanation: string;
}

/** Seen without an explanation where the counter let its days pass; it may still explain. */
interface Seen {
  readonly state: 'seen';
  readonly raisedOn: Day;
  readonly explanation: string | undefined;
}

interface Closed {
  readonly state: 'closed';
  readonly raisedOn: Day;
  readonly explanation: string | undefined;
  readonly finding: QuestionFinding;
}

export type QuestionLife = Raised | Explained | Seen | Closed;

export type QuestionStep =
  | { readonly step: 'explain'; readonly by: 'counter'; readonly explanation: string }
  | { readonly step: 'see'; readonly by: 'leader' }
  | { readonly step: 'close'; readonly by: 'leader'; readonly finding: QuestionFinding };

/** Why a step is not taken. */
export type StepRefusal = 'EXPLANATION_EMPTY' | 'EXPLANATION_LONG' | 'COUNTER_FIRST' | 'NOT_NOW';

export type StepTaken =
  | { readonly is: 'taken'; readonly life: QuestionLife }
  | { readonly is: 'refused'; readonly why: StepRefusal };

export function raise(raisedOn: Day): QuestionLife {
  return { state: 'raised', raisedOn };
}

/**
 * The next state: raised → explained → seen → closed. An explanation may be put right until the leader closes, and a
 * closed question stays closed; what else comes to light is a new question.
 */
export function takeStep(life: QuestionLife, step: QuestionStep, today: Day): StepTaken {
  switch (step.step) {
    case 'explain':
      return explain(life, step.explanation.trim());
    case 'see':
      return see(life, today);
    case 'close':
      return life.state === 'seen'
        ? taken({ ...life, state: 'closed', finding: step.finding })
        : refused('NOT_NOW');
  }
}

/** How far a question has got by the steps that were taken, each on its day. */
export function lifeOf(
  raisedOn: Day,
  steps: readonly (QuestionStep & { readonly day: Day })[],
): QuestionLife {
  return steps.reduce((life, { day, ...step }) => {
    const next = takeStep(life, step, day);
    if (next.is === 'refused') throw new Error(`a step that was taken is refused: ${next.why}`);
    return next.life;
  }, raise(raisedOn));
}

/** The last day on which the counter has a question to itself. */
export function lastDayToExplain(raisedOn: Day): Day {
  return shiftDay(raisedOn, daysToExplain - 1);
}

/** Whether the leader may read a question: explained, or left unexplained for its days. */
export function mayLeaderSee(life: QuestionLife, today: Day): boolean {
  return life.state !== 'raised' || daysBetween(life.raisedOn, today) >= daysToExplain;
}

/** Whether the counter has said nothing yet, and still may. */
export function waitsForCounter(life: QuestionLife): boolean {
  return life.state === 'raised' || (life.state === 'seen' && life.explanation === undefined);
}

function explain(life: QuestionLife, explanation: string): StepTaken {
  if (life.state === 'closed') return refused('NOT_NOW');
  if (explanation === '') return refused('EXPLANATION_EMPTY');
  if (explanation.length > longestExplanation) return refused('EXPLANATION_LONG');
  return life.state === 'seen'
    ? taken({ ...life, explanation })
    : taken({ state: 'explained', raisedOn: life.raisedOn, explanation });
}

function see(life: QuestionLife, today: Day): StepTaken {
  if (!mayLeaderSee(life, today)) return refused('COUNTER_FIRST');
  switch (life.state) {
    case 'raised':
      return taken({ ...life, state: 'seen', explanation: undefined });
    case 'explained':
      return taken({ ...life, state: 'seen' });
    case 'seen':
      return taken(life);
    case 'closed':
      return refused('NOT_NOW');
  }
}

function taken(life: QuestionLife): StepTaken {
  return { is: 'taken', life };
}

function refused(why: StepRefusal): StepTaken {
  return { is: 'refused', why };
}
