import type { Database } from '#main/storage/database.ts';
import type { Day } from '#shared/calendar.ts';
import type { Month } from '#shared/features/activity/month.ts';
import type { Asked, NotAsked } from '#shared/features/gaming/asked-of.ts';
import { placeOfFinding, type QuestionPlace } from '#shared/features/gaming/question-place.ts';
import type { QuestionFinding, QuestionStep } from '#shared/features/gaming/question-life.ts';
import type { QuestionCode } from '#shared/features/gaming/question.ts';

/** A month that was looked at. */
export interface Look {
  readonly month: Month;
  readonly lookedOn: Day;
  readonly notAsked: readonly NotAsked[];
}

/** A question as it was raised, and the steps taken since. */
export interface KeptQuestion {
  readonly id: number;
  readonly month: Month;
  readonly code: QuestionCode;
  readonly place: QuestionPlace;
  readonly days: readonly Day[];
  readonly figures: Readonly<Record<string, number>>;
  readonly raisedOn: Day;
  readonly steps: readonly (QuestionStep & { readonly day: Day })[];
}

interface LookRow {
  readonly month: Month;
  readonly looked_on: Day;
  readonly not_asked: string;
}

/** The months that were looked at, the newest first. */
export function listLooks(db: Database, limit: number): readonly Look[] {
  return db
    .prepare<[number], LookRow>(
      `SELECT month, looked_on, not_asked FROM gaming_look ORDER BY month DESC LIMIT ?`,
    )
    .all(limit)
    .map(({ month, looked_on, not_asked }) => ({
      month,
      lookedOn: looked_on,
      notAsked: JSON.parse(not_asked) as NotAsked[], // written below, by us alone
    }));
}

export function isLookedAt(db: Database, month: Month): boolean {
  return db.prepare<[Month]>(`SELECT 1 FROM gaming_look WHERE month = ?`).get(month) !== undefined;
}

/** Records a look with all that it asks; call it inside a transaction. */
export function recordLook(
  db: Database,
  month: Month,
  { questions, notAsked }: Asked,
  on: { readonly day: Day; readonly utcMs: number },
): void {
  db.prepare(
    `INSERT INTO gaming_look (month, not_asked, looked_on, looked_at_ms) VALUES (?, ?, ?, ?)`,
  ).run(month, JSON.stringify(notAsked), on.day, on.utcMs);
  const insert = db.prepare(
    `INSERT INTO gaming_question
       (month, code, place, counter_code, days, figures, adjusted_chance, raised_on)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  for (const question of questions) {
    const place = placeOfFinding(question);
    insert.run(
      month,
      question.code,
      place.is,
      place.is === 'counter' ? place.counterCode : null,
      JSON.stringify(question.days),
      JSON.stringify(question.figures),
      question.adjustedChance,
      on.day,
    );
  }
}

interface QuestionRow {
  readonly id: number;
  readonly month: Month;
  readonly code: QuestionCode;
  readonly place: QuestionPlace['is'];
  readonly counter_code: string | null;
  readonly days: string;
  readonly figures: string;
  readonly raised_on: Day;
}

interface StepRow {
  readonly question_id: number;
  readonly step: QuestionStep['step'];
  readonly explanation: string | null;
  readonly finding: QuestionFinding | null;
  readonly day: Day;
}

/** All questions that were ever raised, the newest month first. */
export function listQuestions(db: Database): readonly KeptQuestion[] {
  const steps = Map.groupBy(
    db
      .prepare<[], StepRow>(
        `SELECT question_id, step, explanation, finding, day FROM gaming_step
         ORDER BY question_id, number`,
      )
      .all(),
    ({ question_id }) => question_id,
  );
  return db
    .prepare<[], QuestionRow>(
      `SELECT id, month, code, place, counter_code, days, figures, raised_on
       FROM gaming_question ORDER BY month DESC, id`,
    )
    .all()
    .map((row) => ({
      id: row.id,
      month: row.month,
      code: row.code,
      place: placeOf(row),
      days: JSON.parse(row.days) as Day[], // written above, by us alone
      figures: JSON.parse(row.figures) as Record<string, number>,
      raisedOn: row.raised_on,
      steps: (steps.get(row.id) ?? []).map(stepOf),
    }));
}

export function findQuestion(db: Database, id: number): KeptQuestion | undefined {
  return listQuestions(db).find((question) => question.id === id);
}

function placeOf({ place, counter_code }: QuestionRow): QuestionPlace {
  return place === 'counter' ? { is: place, counterCode: counter_code ?? '' } : { is: place };
}

function stepOf({ step, explanation, finding, day }: StepRow): KeptQuestion['steps'][number] {
  switch (step) {
    case 'explain':
      return { step, by: 'counter', explanation: explanation ?? '', day };
    case 'see':
      return { step, by: 'leader', day };
    case 'close':
      return { step, by: 'leader', finding: finding ?? 'unclear', day };
  }
}

/** Records the next step of a question; call it inside a transaction. */
export function recordStep(
  db: Database,
  { id, steps }: Pick<KeptQuestion, 'id' | 'steps'>,
  step: QuestionStep,
  by: { readonly person: string; readonly day: Day; readonly utcMs: number },
): void {
  db.prepare(
    `INSERT INTO gaming_step
       (question_id, number, step, explanation, finding, person, day, taken_at_ms)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    id,
    steps.length + 1,
    step.step,
    step.step === 'explain' ? step.explanation.trim() : null,
    step.step === 'close' ? step.finding : null,
    by.person,
    by.day,
    by.utcMs,
  );
}
