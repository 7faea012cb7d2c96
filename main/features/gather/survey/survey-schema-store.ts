/**
 * Earlier surveys: what others asked, in other words, on other scales, of people who were chosen otherwise.
 * They have tables of their own. No view joins them with `rating` or `response`, and none may: a figure
 * of both would be a figure of nothing. Whoever shows one names its `source`, which each row has.
 */
export const surveySchema = /* sql */ `
-- each file that was taken in, whole; removed ones stay with the reason in archive-surveys
CREATE TABLE IF NOT EXISTS survey_file (
  key INTEGER PRIMARY KEY,
  id VARCHAR NOT NULL UNIQUE,
  form VARCHAR NOT NULL,
  form_name VARCHAR NOT NULL,
  source VARCHAR NOT NULL,
  mode VARCHAR NOT NULL,
  from_day VARCHAR NOT NULL,
  to_day VARCHAR NOT NULL,
  rows BIGINT NOT NULL,
  is_removed BOOLEAN NOT NULL
);
-- the scale is the form's own: its least and greatest score, and what it calls them
CREATE TABLE IF NOT EXISTS survey_question (
  file INTEGER NOT NULL,
  question VARCHAR NOT NULL,
  question_name VARCHAR NOT NULL,
  scale VARCHAR NOT NULL,
  label_set VARCHAR NOT NULL
);
-- a filled-in form and each score on it; "identity" is a keyed hash, "nth" counts equal ones in a file
CREATE TABLE IF NOT EXISTS survey_value (
  file INTEGER NOT NULL,
  identity VARCHAR NOT NULL,
  nth INTEGER NOT NULL,
  unit_code VARCHAR NOT NULL,
  counter_code VARCHAR,
  day INTEGER NOT NULL,
  hour INTEGER,
  question VARCHAR NOT NULL,
  value DOUBLE NOT NULL
);

-- what is counted: a form that several files have stands here once
CREATE OR REPLACE VIEW survey_answer AS
SELECT source, form, form_name, mode, question, question_name, scale, label_set,
       unit_code, counter_code, day, hour, value, identity, nth
FROM (
  SELECT survey_value.*, source, form, form_name, mode,
         row_number() OVER (PARTITION BY form, identity, nth, question ORDER BY id) AS copy
  FROM survey_value JOIN survey_file ON survey_file.key = survey_value.file
  WHERE NOT is_removed
) AS counted
JOIN survey_question USING (file, question)
WHERE copy = 1;

CREATE OR REPLACE VIEW survey AS
SELECT form, source, form_name, mode, COUNT(DISTINCT CONCAT(identity, '-', CAST(nth AS VARCHAR))) AS forms,
       COUNT(*) AS answers, MIN(day) AS first_day, MAX(day) AS last_day
FROM survey_answer GROUP BY form, source, form_name, mode;
`;
