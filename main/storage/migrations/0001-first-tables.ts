/** Tables of the first release. */
export const sql = /* sql */ `
-- what this folder is, once and for all
CREATE TABLE folder (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  folder_id TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('trial', 'office', 'simulated')),
  created_at_ms INTEGER NOT NULL,
  created_by TEXT NOT NULL
) STRICT;

-- a life of a station: a restore or a copy starts a new one; sequence numbers belong to it
CREATE TABLE incarnation (
  id TEXT PRIMARY KEY,
  station_code TEXT NOT NULL,
  previous_id TEXT REFERENCES incarnation (id),
  started_at_ms INTEGER NOT NULL
) STRICT;

-- every version of the office's settings; the newest whose day has come is in force
CREATE TABLE settings (
  version INTEGER PRIMARY KEY,
  document TEXT NOT NULL CHECK (json_valid(document)),
  effective_from_ms INTEGER NOT NULL,
  author TEXT NOT NULL,
  recorded_at_ms INTEGER NOT NULL
) STRICT;

-- what citizens gave, a row per answer, change, comment or redaction; never changed, never removed
CREATE TABLE rating (
  arrival INTEGER PRIMARY KEY,
  received_at_ms INTEGER NOT NULL,
  format INTEGER NOT NULL,
  id TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
  incarnation_id TEXT NOT NULL REFERENCES incarnation (id),
  sequence INTEGER NOT NULL CHECK (sequence > 0),
  kind TEXT NOT NULL CHECK (kind IN ('answer', 'change', 'comment', 'redaction')),
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
  hash BLOB NOT NULL CHECK (length(hash) = 32),
  UNIQUE (incarnation_id, sequence),
  CHECK ((kind IN ('answer', 'change')) = (score IS NOT NULL)),
  CHECK ((kind = 'comment') = (text_hash IS NOT NULL)),
  CHECK ((kind = 'answer') = (response_id = id)),
  CHECK ((kind = 'redaction') = (refers_to IS NOT NULL))
) STRICT;

CREATE INDEX rating_follow_up ON rating (response_id, sequence) WHERE kind <> 'answer';

CREATE TRIGGER rating_is_never_changed BEFORE UPDATE ON rating
BEGIN SELECT RAISE(ABORT, 'ratings are append-only'); END;
CREATE TRIGGER rating_is_never_removed BEFORE DELETE ON rating
BEGIN SELECT RAISE(ABORT, 'ratings are append-only'); END;
CREATE TRIGGER rating_is_never_replaced BEFORE INSERT ON rating
WHEN EXISTS (SELECT 1 FROM rating WHERE id = NEW.id)
  OR EXISTS (SELECT 1 FROM rating
             WHERE incarnation_id = NEW.incarnation_id AND sequence = NEW.sequence)
BEGIN SELECT RAISE(ABORT, 'ratings are append-only'); END;

-- words lie apart: the chain holds SHA-256(salt, words), so they can be erased and it still holds
CREATE TABLE free_text (
  rating_id TEXT PRIMARY KEY REFERENCES rating (id),
  salt BLOB NOT NULL CHECK (length(salt) = 32),
  body TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TRIGGER free_text_is_never_changed BEFORE UPDATE ON free_text
BEGIN SELECT RAISE(ABORT, 'words are kept or erased, never changed'); END;
CREATE TRIGGER free_text_goes_only_after_redaction BEFORE DELETE ON free_text
WHEN NOT EXISTS (SELECT 1 FROM rating
                 WHERE kind = 'redaction' AND refers_to = OLD.rating_id)
BEGIN SELECT RAISE(ABORT, 'words go only after a redaction row'); END;

CREATE INDEX rating_redaction ON rating (refers_to) WHERE kind = 'redaction';

-- who did what at the desk and on the command line
CREATE TABLE audit (
  sequence INTEGER PRIMARY KEY,
  format INTEGER NOT NULL,
  recorded_at_ms INTEGER NOT NULL,
  offset_minutes INTEGER NOT NULL,
  boot_id TEXT NOT NULL,
  monotonic_ms INTEGER NOT NULL,
  clock_state TEXT NOT NULL,
  actor TEXT NOT NULL,
  action TEXT NOT NULL,
  detail TEXT NOT NULL CHECK (json_valid(detail)),
  hash BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;

CREATE TRIGGER audit_is_never_changed BEFORE UPDATE ON audit
BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END;
CREATE TRIGGER audit_is_never_removed BEFORE DELETE ON audit
BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END;
CREATE TRIGGER audit_is_never_replaced BEFORE INSERT ON audit
WHEN EXISTS (SELECT 1 FROM audit WHERE sequence = NEW.sequence)
BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END;

-- people who may sign in at the desk
CREATE TABLE person (
  code TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  roles TEXT NOT NULL CHECK (json_valid(roles)),
  secret_kind TEXT NOT NULL CHECK (secret_kind IN ('pin', 'passphrase')),
  -- scrypt's N, r and p as JSON: they may be raised later, and old verifiers still work
  cost TEXT NOT NULL CHECK (json_valid(cost)),
  salt BLOB NOT NULL,
  verifier BLOB NOT NULL
) STRICT;

-- wrong secrets at a screen, counted before they are checked
CREATE TABLE screen_lock (
  screen TEXT PRIMARY KEY,
  wrong INTEGER NOT NULL CHECK (wrong >= 0),
  locked_ms INTEGER NOT NULL CHECK (locked_ms >= 0)
) STRICT;

-- answers become visible at the desk in closed periods; each reaches up to an arrival
CREATE TABLE release (
  id INTEGER PRIMARY KEY,
  from_day TEXT NOT NULL,
  to_day TEXT NOT NULL,
  after_arrival INTEGER NOT NULL,
  to_arrival INTEGER NOT NULL,
  n INTEGER NOT NULL,
  minimum INTEGER NOT NULL,
  released_at_ms INTEGER NOT NULL
) STRICT;

CREATE TRIGGER release_is_never_changed BEFORE UPDATE ON release
BEGIN SELECT RAISE(ABORT, 'releases are append-only'); END;
CREATE TRIGGER release_is_never_removed BEFORE DELETE ON release
BEGIN SELECT RAISE(ABORT, 'releases are append-only'); END;
`;
