/**
 * Answers to questions beside the score. SQLite cannot change a CHECK, so the table is built anew:
 * every row keeps its arrival, its format and its hash.
 */
export const sql = /* sql */ `
-- every issue of a questionnaire under which something was given, as it stood then
CREATE TABLE questionnaire (
  ref TEXT PRIMARY KEY,
  document TEXT NOT NULL CHECK (json_valid(document)),
  recorded_at_ms INTEGER NOT NULL
) STRICT;

CREATE TRIGGER questionnaire_is_never_changed BEFORE UPDATE ON questionnaire
BEGIN SELECT RAISE(ABORT, 'an issue is never changed: a change is a new issue'); END;
CREATE TRIGGER questionnaire_is_never_removed BEFORE DELETE ON questionnaire
BEGIN SELECT RAISE(ABORT, 'answers keep the questionnaire they were given under'); END;

-- times outside the usual ones, or away from the counter, in which staff let citizens rate
CREATE TABLE service_session (
  id INTEGER PRIMARY KEY,
  mode TEXT NOT NULL CHECK (mode IN ('extra', 'assisted', 'portable')),
  place TEXT NOT NULL,
  opened_at_ms INTEGER NOT NULL,
  ends_at_ms INTEGER NOT NULL CHECK (ends_at_ms > opened_at_ms),
  opened_by TEXT NOT NULL,
  closed_at_ms INTEGER,
  closed_by TEXT
) STRICT;

CREATE TRIGGER service_session_is_only_closed BEFORE UPDATE ON service_session
WHEN OLD.closed_at_ms IS NOT NULL OR NEW.id <> OLD.id OR NEW.mode <> OLD.mode
  OR NEW.place <> OLD.place OR NEW.opened_at_ms <> OLD.opened_at_ms
  OR NEW.ends_at_ms <> OLD.ends_at_ms OR NEW.opened_by <> OLD.opened_by
BEGIN SELECT RAISE(ABORT, 'a session is opened, then closed, once'); END;
CREATE TRIGGER service_session_is_never_removed BEFORE DELETE ON service_session
BEGIN SELECT RAISE(ABORT, 'sessions are kept'); END;

-- receipts that have rated, as keyed hashes: no order, no time; the key is replaced, and all go with it
CREATE TABLE receipt_key (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  key BLOB NOT NULL CHECK (length(key) = 32),
  from_day TEXT NOT NULL
) STRICT;

CREATE TABLE receipt (
  hash BLOB PRIMARY KEY CHECK (length(hash) = 32)
) STRICT, WITHOUT ROWID;

-- surveys of a supervisor: what was asked, by whom, and how it can be sealed to them
CREATE TABLE campaign (
  id TEXT PRIMARY KEY,
  document TEXT NOT NULL CHECK (json_valid(document)),
  opened_at_ms INTEGER NOT NULL,
  opened_by TEXT NOT NULL,
  closed_at_ms INTEGER,
  closed_by TEXT
) STRICT;

-- what citizens gave to a survey, sealed to the supervisor: no order, no time outside the seal
CREATE TABLE campaign_answer (
  id TEXT PRIMARY KEY CHECK (length(id) = 36),
  campaign_id TEXT NOT NULL REFERENCES campaign (id),
  sealed BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TRIGGER campaign_answer_is_never_changed BEFORE UPDATE ON campaign_answer
BEGIN SELECT RAISE(ABORT, 'answers to a survey are append-only'); END;
CREATE TRIGGER campaign_answer_is_never_removed BEFORE DELETE ON campaign_answer
BEGIN SELECT RAISE(ABORT, 'answers to a survey are append-only'); END;

CREATE TABLE rating_2 (
  arrival INTEGER PRIMARY KEY,
  received_at_ms INTEGER NOT NULL,
  format INTEGER NOT NULL CHECK (format IN (1, 2)),
  id TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
  incarnation_id TEXT NOT NULL REFERENCES incarnation (id),
  sequence INTEGER NOT NULL CHECK (sequence > 0),
  kind TEXT NOT NULL CHECK (kind IN ('answer', 'change', 'fact', 'comment', 'redaction')),
  response_id TEXT NOT NULL,
  refers_to TEXT,
  score INTEGER CHECK (score BETWEEN 1 AND 5),
  text_hash BLOB CHECK (length(text_hash) = 32),
  recorded_at_ms INTEGER NOT NULL,
  offset_minutes INTEGER NOT NULL,
  boot_id TEXT NOT NULL,
  monotonic_ms INTEGER NOT NULL,
  clock_state TEXT NOT NULL CHECK (clock_state IN ('trusted', 'suspect', 'unset')),
  unit_code TEXT NOT NULL,
  station_code TEXT NOT NULL,
  counter_code TEXT,
  field_code TEXT,
  field_source TEXT CHECK (field_source IN ('counter', 'citizen', 'staff')),
  stage TEXT,
  channel TEXT NOT NULL,
  device_mode TEXT NOT NULL
    CHECK (device_mode IN ('self', 'assisted', 'interviewer', 'paper')),
  language TEXT NOT NULL,
  label_set TEXT NOT NULL,
  questionnaire TEXT NOT NULL,
  model_code TEXT,
  settings_version INTEGER NOT NULL,
  trial INTEGER NOT NULL CHECK (trial IN (0, 1)),
  ready_ms INTEGER,
  gap_ms INTEGER,
  burst_position INTEGER,
  hour_status TEXT NOT NULL CHECK (hour_status IN ('open', 'closed', 'unknown')),
  -- from format 2 on
  question TEXT,
  choices TEXT CHECK (json_type(choices) = 'array'),
  audience TEXT CHECK (audience = 'leader'),
  scale_order TEXT CHECK (scale_order IN ('descending', 'ascending')),
  hash BLOB NOT NULL CHECK (length(hash) = 32),
  UNIQUE (incarnation_id, sequence),
  CHECK ((kind IN ('answer', 'change')) = (score IS NOT NULL)),
  CHECK ((kind = 'comment') = (text_hash IS NOT NULL)),
  CHECK ((kind = 'answer') = (response_id = id)),
  CHECK ((kind = 'redaction') = (refers_to IS NOT NULL)),
  CHECK ((kind = 'fact') = (question IS NOT NULL)),
  CHECK ((kind = 'fact') = (choices IS NOT NULL)),
  CHECK (audience IS NULL OR kind = 'fact'),
  CHECK (format = 2 OR (question IS NULL AND scale_order IS NULL))
) STRICT;

INSERT INTO rating_2 (
  arrival, received_at_ms, format, id, incarnation_id, sequence, kind, response_id, refers_to,
  score, text_hash, recorded_at_ms, offset_minutes, boot_id, monotonic_ms, clock_state, unit_code,
  station_code, counter_code, field_code, field_source, stage, channel, device_mode, language,
  label_set, questionnaire, model_code, settings_version, trial, ready_ms, gap_ms, burst_position,
  hour_status, hash)
SELECT
  arrival, received_at_ms, format, id, incarnation_id, sequence, kind, response_id, refers_to,
  score, text_hash, recorded_at_ms, offset_minutes, boot_id, monotonic_ms, clock_state, unit_code,
  station_code, counter_code, field_code, field_source, stage, channel, device_mode, language,
  label_set, questionnaire, model_code, settings_version, trial, ready_ms, gap_ms, burst_position,
  hour_status, hash
FROM rating ORDER BY arrival;

CREATE TABLE free_text_2 (
  rating_id TEXT PRIMARY KEY REFERENCES rating_2 (id),
  salt BLOB NOT NULL CHECK (length(salt) = 32),
  body TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO free_text_2 SELECT rating_id, salt, body FROM free_text;

DROP TABLE free_text;
DROP TABLE rating;
ALTER TABLE rating_2 RENAME TO rating;
ALTER TABLE free_text_2 RENAME TO free_text;

CREATE INDEX rating_follow_up ON rating (response_id, sequence) WHERE kind <> 'answer';
CREATE INDEX rating_redaction ON rating (refers_to) WHERE kind = 'redaction';

CREATE TRIGGER rating_is_never_changed BEFORE UPDATE ON rating
BEGIN SELECT RAISE(ABORT, 'ratings are append-only'); END;
CREATE TRIGGER rating_is_never_removed BEFORE DELETE ON rating
BEGIN SELECT RAISE(ABORT, 'ratings are append-only'); END;
CREATE TRIGGER rating_is_never_replaced BEFORE INSERT ON rating
WHEN EXISTS (SELECT 1 FROM rating WHERE id = NEW.id)
  OR EXISTS (SELECT 1 FROM rating
             WHERE incarnation_id = NEW.incarnation_id AND sequence = NEW.sequence)
BEGIN SELECT RAISE(ABORT, 'ratings are append-only'); END;

CREATE TRIGGER free_text_is_never_changed BEFORE UPDATE ON free_text
BEGIN SELECT RAISE(ABORT, 'words are kept or erased, never changed'); END;
CREATE TRIGGER free_text_goes_only_after_redaction BEFORE DELETE ON free_text
WHEN NOT EXISTS (SELECT 1 FROM rating
                 WHERE kind = 'redaction' AND refers_to = OLD.rating_id)
BEGIN SELECT RAISE(ABORT, 'words go only after a redaction row'); END;
`;
