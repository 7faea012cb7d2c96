import type { Database } from '#main/storage/database.ts';
import { Questionnaire } from '#shared/features/questionnaire/questionnaire.ts';
import { refOf } from '#shared/features/questionnaire/questions.ts';

/** The questionnaires under which something was given, as they stood then. */
export function listQuestionnaires(db: Database): Questionnaire[] {
  return db
    .prepare<[], { document: string }>(`SELECT document FROM questionnaire ORDER BY ref`)
    .all()
    .map(({ document }) => Questionnaire.parse(JSON.parse(document)));
}

/** Keeps a questionnaire before the first answer under it; an issue once kept stays as it is. */
export function createQuestionnaireKeeper(db: Database, nowMs: () => number) {
  // a tap must wait neither for a statement to be compiled nor for a document to be written out
  const kept = db.prepare<[string]>(`SELECT 1 FROM questionnaire WHERE ref = ?`).pluck();
  const keep = db.prepare<[string, string, number]>(
    `INSERT INTO questionnaire (ref, document, recorded_at_ms) VALUES (?, ?, ?)`,
  );
  return (questionnaire: Questionnaire): void => {
    const ref = refOf(questionnaire);
    if (kept.get(ref) === undefined) keep.run(ref, JSON.stringify(questionnaire), nowMs());
  };
}
