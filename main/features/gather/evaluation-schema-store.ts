/**
 * What evaluations are made of, counted unit by unit when batches have come. It lies beside the answers and is
 * reckoned from them: a unit is counted anew when other batches of it are counted than when it was (`evaluation_unit`).
 */
export const evaluationSchema = /* sql */ `
-- what each unit was counted of, and its answers without a day
CREATE TABLE IF NOT EXISTS evaluation_unit (
  unit_code VARCHAR NOT NULL, counted_of VARCHAR NOT NULL, undated BIGINT NOT NULL
);
-- by score, the best first: what the rules of misuse leave, and what they leave out
CREATE TABLE IF NOT EXISTS evaluation_day (
  unit_code VARCHAR NOT NULL, way VARCHAR NOT NULL, label_set VARCHAR NOT NULL, scale_order VARCHAR NOT NULL,
  model_code VARCHAR NOT NULL, month VARCHAR NOT NULL, day INTEGER NOT NULL,
  clean_5 INTEGER NOT NULL, clean_4 INTEGER NOT NULL, clean_3 INTEGER NOT NULL, clean_2 INTEGER NOT NULL,
  clean_1 INTEGER NOT NULL,
  out_5 INTEGER NOT NULL, out_4 INTEGER NOT NULL, out_3 INTEGER NOT NULL, out_2 INTEGER NOT NULL,
  out_1 INTEGER NOT NULL
);
-- clean answers of citizens alone at the kiosk, and how many of these were satisfied
CREATE TABLE IF NOT EXISTS evaluation_hour (
  unit_code VARCHAR NOT NULL, label_set VARCHAR NOT NULL, month VARCHAR NOT NULL, weekday INTEGER NOT NULL,
  hour INTEGER NOT NULL, n INTEGER NOT NULL, satisfied INTEGER NOT NULL
);
-- of citizens alone at the kiosk; an empty reason counts all who chose any
CREATE TABLE IF NOT EXISTS evaluation_reason (
  unit_code VARCHAR NOT NULL, label_set VARCHAR NOT NULL, model_code VARCHAR NOT NULL, month VARCHAR NOT NULL,
  reason VARCHAR NOT NULL, n INTEGER NOT NULL
);
`;
