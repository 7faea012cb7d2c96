import type { CountedAnswers, CountedDay, CubeSeries } from '#shared/features/evaluation/cube.ts';
import type { LabelSet } from '#shared/features/rating/scale.ts';
import type { DuckDatabase } from './duck-database.ts';

/** A question of an earlier survey that was asked in the words of a label set. */
export interface AskedBefore {
  readonly form: string;
  readonly question: string;
  readonly labelSet: LabelSet;
}

const dayMs = 86_400_000;

/**
 * Answers to such questions, each question a series of its own: nothing of another survey, let alone of a kiosk, is
 * ever added to it. How it was asked nobody judges: every answer is as it was given.
 */
export async function readSurveys(
  db: DuckDatabase,
  asked: readonly AskedBefore[],
): Promise<Pick<CountedAnswers, 'series' | 'days'>> {
  const [there] = await db.all(
    `SELECT COUNT(*) AS n FROM information_schema.tables WHERE table_name = 'survey_answer'`,
  );
  if (there?.['n'] === 0n || asked.length === 0) return { series: [], days: [] };
  const rows = await db.all(
    `SELECT form, ANY_VALUE(form_name) AS form_name, question, ANY_VALUE(question_name) AS question_name,
            unit_code, day, CAST(SUM(CASE WHEN value = 5 THEN 1 ELSE 0 END) AS INTEGER) AS n5,
            CAST(SUM(CASE WHEN value = 4 THEN 1 ELSE 0 END) AS INTEGER) AS n4,
            CAST(SUM(CASE WHEN value = 3 THEN 1 ELSE 0 END) AS INTEGER) AS n3,
            CAST(SUM(CASE WHEN value = 2 THEN 1 ELSE 0 END) AS INTEGER) AS n2,
            CAST(SUM(CASE WHEN value = 1 THEN 1 ELSE 0 END) AS INTEGER) AS n1
     FROM survey_answer GROUP BY form, question, unit_code, day`,
  );
  const known = new Map(asked.map((each) => [keyOf(each.form, each.question), each.labelSet]));
  const series = new Map<string, CubeSeries>();
  const days = rows.flatMap((row): CountedDay[] => {
    const key = keyOf(String(row['form']), String(row['question']));
    const labelSet = known.get(key);
    if (labelSet === undefined) return [];
    const words = [String(row['form_name']), String(row['question_name'])];
    series.set(key, { key, kind: 'survey', labelSet, words });
    const day = new Date(Number(row['day']) * dayMs).toISOString().slice(0, 10);
    const n = (score: number) => Number(row[`n${score}`]);
    return [
      {
        ...{ series: key, unit: String(row['unit_code']), model: '', month: day.slice(0, 7), day },
        clean: [n(5), n(4), n(3), n(2), n(1)],
        leftOut: [0, 0, 0, 0, 0],
      },
    ];
  });
  return { series: [...series.values()], days };
}

function keyOf(form: string, question: string): string {
  return JSON.stringify(['survey', form, question]);
}
