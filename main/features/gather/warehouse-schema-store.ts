import { keptColumns } from './warehouse-columns.ts';

/** A warehouse of another version is built anew from the archive: nothing lies in it alone. */
export const warehouseVersion = 4;

const ratingColumns = keptColumns
  .map(({ name, type, isAlways }) => `  ${name} ${type}${isAlways ? ' NOT NULL' : ''}`)
  .join(',\n');
const names = keptColumns.map(({ name }) => name).join(', ');
const isCounted = `batch IN (SELECT key FROM batch WHERE state = 'counted')`;

/**
 * The whole schema. Queries go to the views `rating`, `response`, `unit` and `station`, which hold what
 * is counted and nothing else; they are plain SQL, with the functions that ClickHouse has by the same
 * name.
 */
export const warehouseSchema = /* sql */ `
CREATE TABLE warehouse (schema_version INTEGER NOT NULL, kind VARCHAR NOT NULL);

-- every batch that was taken in, counted or held; what it says of its author and its author's condition
CREATE TABLE batch (
  key INTEGER PRIMARY KEY,
  name VARCHAR NOT NULL UNIQUE,
  author_key VARCHAR NOT NULL,
  unit_code VARCHAR NOT NULL,
  code_system VARCHAR NOT NULL,
  unit_name VARCHAR NOT NULL,
  station_code VARCHAR NOT NULL,
  station_name VARCHAR NOT NULL,
  incarnation UUID NOT NULL,
  number INTEGER NOT NULL,
  previous VARCHAR,
  grown_from_incarnation UUID,
  grown_from_batch VARCHAR,
  built_at VARCHAR NOT NULL,
  from_day VARCHAR,
  to_day VARCHAR,
  rows BIGINT NOT NULL,
  answers BIGINT NOT NULL,
  clock_state VARCHAR NOT NULL,
  suspect_rows BIGINT NOT NULL,
  unset_rows BIGINT NOT NULL,
  problems VARCHAR NOT NULL,
  judge_rule VARCHAR NOT NULL,
  codebook VARCHAR,
  file_sha256 VARCHAR NOT NULL,
  state VARCHAR NOT NULL,
  reason VARCHAR
);

-- questionnaires and label sets as authors sent them, by the SHA-256 of the text
CREATE TABLE codebook (sha256 VARCHAR PRIMARY KEY, document VARCHAR NOT NULL);

-- files that were not taken in when they were last seen
CREATE TABLE refused_file (
  file VARCHAR NOT NULL,
  fault VARCHAR NOT NULL,
  place VARCHAR,
  author_key VARCHAR,
  name VARCHAR,
  incarnation VARCHAR,
  number INTEGER
);

-- rows that stand alone, nearly all: one batch has their id, and nothing changes them
CREATE TABLE rating_once (
  batch INTEGER NOT NULL,
${ratingColumns}
);
-- changes, and the answers that any batch's change is about, where one batch alone has their id
CREATE TABLE rating_changed (
  batch INTEGER NOT NULL,
${ratingColumns}
);
-- rows whose id several batches have, for a life that was restored or copied sends what it inherited
CREATE TABLE rating_shared (
  batch INTEGER NOT NULL,
${ratingColumns}
);

-- days as numbers since 1970, for queries that no engine's own dates are needed in
CREATE TABLE calendar (
  day INTEGER PRIMARY KEY, date VARCHAR NOT NULL, month VARCHAR NOT NULL, quarter VARCHAR NOT NULL,
  weekday INTEGER NOT NULL
);
INSERT INTO calendar
SELECT number, strftime(date, '%Y-%m-%d'), strftime(date, '%Y-%m'),
       CONCAT(CAST(year(date) AS VARCHAR), '-Q', CAST(quarter(date) AS VARCHAR)), isodow(date)
FROM (SELECT CAST(range AS INTEGER) AS number, DATE '1970-01-01' + CAST(range AS INTEGER) AS date
      FROM range(10957, 47483)) AS days;

-- what is counted of rows that do not stand alone, each once
CREATE VIEW rating_touched AS
SELECT ${names}
FROM rating_changed
WHERE ${isCounted}
UNION ALL
SELECT ${names}
FROM (
  SELECT rating_shared.*,
         row_number() OVER (PARTITION BY unit_code, station_code, id ORDER BY batch) AS nth
  FROM rating_shared
  WHERE ${isCounted}
) AS shared
WHERE nth = 1;

-- what is counted, each row once
CREATE VIEW rating AS
SELECT ${names} FROM rating_once WHERE ${isCounted}
UNION ALL
SELECT ${names} FROM rating_touched;

-- an answer with what became of it: its last change holds, of two in one place that of the higher id
CREATE VIEW response AS
SELECT *, CAST(FLOOR((recorded_at_ms + offset_minutes * 60000) / 86400000) AS INTEGER) AS day
FROM (
  SELECT ${names}, score AS final_score
  FROM rating_once
  WHERE kind = 'answer' AND ${isCounted}
  UNION ALL
  SELECT answer.*, COALESCE(changed.score, answer.score) AS final_score
  FROM (SELECT * FROM rating_touched WHERE kind = 'answer') AS answer
  LEFT JOIN (
    SELECT response_id, unit_code, station_code,
           argMax(score, CONCAT(lpad(CAST(step AS VARCHAR), 10, '0'), CAST(id AS VARCHAR))) AS score
    FROM rating_touched WHERE kind = 'change'
    GROUP BY response_id, unit_code, station_code
  ) AS changed
  ON changed.response_id = answer.id
    AND changed.unit_code = answer.unit_code AND changed.station_code = answer.station_code
) AS given;

-- by their newest batch
CREATE VIEW unit AS
SELECT unit_code AS code, argMax(code_system, newest) AS code_system, argMax(unit_name, newest) AS name
FROM (SELECT *, CONCAT(built_at, name) AS newest FROM batch WHERE state = 'counted') AS counted
GROUP BY unit_code;
CREATE VIEW station AS
SELECT unit_code, station_code AS code, argMax(station_name, newest) AS name
FROM (SELECT *, CONCAT(built_at, name) AS newest FROM batch
      WHERE state = 'counted' AND station_code <> '') AS counted -- an office as a whole is no station
GROUP BY unit_code, station_code;
`;
