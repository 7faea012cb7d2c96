import { formDayQuestion, pressedBy } from '#shared/features/questionnaire/built-in-questions.ts';

/** What was answered to the question of reasons, as JSON. */
const reasonsQuestion = 'reasons';

/**
 * What answers were followed by, each question's last answer: who pressed, the day on a paper form, reasons.
 * `where` picks rows of the view `rating`.
 */
export function givenFacts(where = 'true'): string {
  return /* sql */ `
SELECT unit_code, station_code, response_id,
       argMax(choices, newest) FILTER (WHERE question = '${pressedBy.code}') AS pressed_by,
       argMax(choices, newest) FILTER (WHERE question = '${formDayQuestion}') AS form_day,
       argMax(choices, newest) FILTER (WHERE question = '${reasonsQuestion}') AS reasons
FROM (
  SELECT unit_code, station_code, response_id, question, choices,
         CONCAT(CAST(recorded_at_ms AS VARCHAR), CAST(id AS VARCHAR)) AS newest
  FROM rating
  WHERE kind = 'fact' AND question IN ('${pressedBy.code}', '${formDayQuestion}', '${reasonsQuestion}')
    AND ${where}
) AS fact
GROUP BY unit_code, station_code, response_id`;
}

/**
 * One answer with its series, day and hour; `facts` is a table of `givenFacts`, `also` names further columns of
 * the view `response`. A paper form's day is the one on it. Answers under a clock that was not trusted have no
 * day, and are left out.
 */
export function givenAnswers(
  facts: string,
  {
    also = [],
    where = 'true',
  }: { readonly also?: readonly string[]; readonly where?: string } = {},
): string {
  const more = also.map((column) => `, ${column}`).join('');
  return /* sql */ `
SELECT unit_code, station_code, id, label_set, scale_order, way, score, field_code, hour, reasons${more},
       calendar.day AS given_day, calendar.month, calendar.quarter, calendar.weekday
FROM (
  SELECT response.unit_code, response.station_code, response.id, label_set, field_code,
         COALESCE(scale_order, 'descending') AS scale_order, final_score AS score, reasons${more},
         CASE WHEN channel = 'kiosk' AND device_mode = 'self'
                AND COALESCE(pressed_by, '["self"]') IN ('["self"]', '[]') THEN 'kiosk'
              WHEN channel = 'kiosk' THEN 'kiosk-helped'
              ELSE channel END AS way,
         CAST(FLOOR(((recorded_at_ms + offset_minutes * 60000) % 86400000) / 3600000) AS INTEGER) AS hour,
         COALESCE(CAST(TRY_CAST(substr(form_day, 3, 10) AS DATE) - DATE '1970-01-01' AS INTEGER), day)
           AS given_on
  FROM (SELECT * FROM response WHERE ${where}) AS response
  LEFT JOIN ${facts} AS fact ON fact.response_id = response.id
    AND fact.unit_code = response.unit_code AND fact.station_code = response.station_code
  WHERE clock_state = 'trusted'
) AS answer
JOIN calendar ON calendar.day = given_on`;
}
