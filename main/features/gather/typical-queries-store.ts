/**
 * What evaluations ask most, over what is counted. Plain SQL with functions that DuckDB and ClickHouse
 * have by one name, each a scan or two: twice the rows take twice the time. Shares, intervals and what
 * is suppressed are made of these counts by the pure rules in `shared/`.
 */
export const typicalQueries = {
  scoresByMonthAndUnit: `
    SELECT calendar.month, unit_code, final_score, COUNT(*) AS answers
    FROM response JOIN calendar ON calendar.day = response.day
    GROUP BY calendar.month, unit_code, final_score`,
  scoresByMonthAndCounter: `
    SELECT calendar.month, unit_code, counter_code, final_score, COUNT(*) AS answers
    FROM response JOIN calendar ON calendar.day = response.day
    GROUP BY calendar.month, unit_code, counter_code, final_score`,
  topTwoByUnit: `
    SELECT unit_code, COUNT(*) AS answers,
           SUM(CASE WHEN final_score >= 4 THEN 1 ELSE 0 END) AS satisfied,
           SUM(CASE WHEN final_score = 3 THEN 1 ELSE 0 END) AS neutral
    FROM response GROUP BY unit_code`,
  meanByQuarterAndField: `
    SELECT calendar.quarter, field_code, COUNT(*) AS answers, AVG(final_score) AS mean
    FROM response JOIN calendar ON calendar.day = response.day
    GROUP BY calendar.quarter, field_code`,
  // combinations of choices are few: they are taken apart by whoever reads the counts
  choicesByUnit: `
    SELECT unit_code, questionnaire, question, choices, COUNT(*) AS given
    FROM rating WHERE kind = 'fact'
    GROUP BY unit_code, questionnaire, question, choices`,
  scoresByStage: `
    SELECT unit_code, stage, final_score, COUNT(*) AS answers
    FROM response GROUP BY unit_code, stage, final_score`,
  // answers of different series are never added up
  seriesByUnit: `
    SELECT unit_code, label_set, scale_order, channel, device_mode, COUNT(*) AS answers
    FROM response GROUP BY unit_code, label_set, scale_order, channel, device_mode`,
  scoresByModel: `
    SELECT calendar.month, unit_code, model_code, final_score, COUNT(*) AS answers
    FROM response JOIN calendar ON calendar.day = response.day
    WHERE model_code IS NOT NULL
    GROUP BY calendar.month, unit_code, model_code, final_score`,
  scoresByWeekday: `
    SELECT calendar.weekday, hour_status, clock_state, final_score, COUNT(*) AS answers
    FROM response JOIN calendar ON calendar.day = response.day
    GROUP BY calendar.weekday, hour_status, clock_state, final_score`,
  daysWithAnswers: `
    SELECT calendar.month, unit_code, station_code, COUNT(DISTINCT response.day) AS days
    FROM response JOIN calendar ON calendar.day = response.day
    GROUP BY calendar.month, unit_code, station_code`,
} as const;
