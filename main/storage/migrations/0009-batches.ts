/** Lives of a folder with their keys, batches that leave, batches that arrive, and whom to trust. */
export const sql = /* sql */ `
-- why a life began; a life from before there were keys has none
ALTER TABLE incarnation ADD COLUMN reason TEXT NOT NULL DEFAULT 'setUp'
  CHECK (reason IN ('setUp', 'restored', 'copied', 'keysLost', 'rotated'));
-- in OpenSSH's one-line form; the secret half lies beside the database
ALTER TABLE incarnation ADD COLUMN public_key TEXT;
ALTER TABLE incarnation ADD COLUMN recipient TEXT;
-- the last batch that the life before is known to have closed
ALTER TABLE incarnation ADD COLUMN grown_from_batch TEXT;

-- batches of this folder, each built once; its bytes lie in the data folder until they are receipted
CREATE TABLE batch_out (
  name TEXT PRIMARY KEY CHECK (length(name) = 64),
  kind TEXT NOT NULL CHECK (kind IN ('station', 'office', 'settings', 'verification')),
  incarnation_id TEXT NOT NULL REFERENCES incarnation (id),
  number INTEGER NOT NULL CHECK (number > 0),
  previous TEXT,
  built_at_ms INTEGER NOT NULL,
  clock_state TEXT NOT NULL CHECK (clock_state IN ('trusted', 'suspect', 'unset')),
  from_day TEXT,
  to_day TEXT,
  rows INTEGER NOT NULL CHECK (rows >= 0),
  file_bytes INTEGER NOT NULL CHECK (file_bytes > 0),
  file_sha256 TEXT NOT NULL CHECK (length(file_sha256) = 64),
  manifest BLOB NOT NULL,
  UNIQUE (incarnation_id, number)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER batch_out_is_never_changed BEFORE UPDATE ON batch_out
BEGIN SELECT RAISE(ABORT, 'a batch is built once'); END;
CREATE TRIGGER batch_out_is_never_removed BEFORE DELETE ON batch_out
BEGIN SELECT RAISE(ABORT, 'a batch is built once'); END;

-- which rows of which chain went into it: a row goes into exactly one batch of this folder
CREATE TABLE batch_out_range (
  batch TEXT NOT NULL REFERENCES batch_out (name),
  incarnation_id TEXT NOT NULL REFERENCES incarnation (id),
  after_sequence INTEGER NOT NULL CHECK (after_sequence >= 0),
  to_sequence INTEGER NOT NULL CHECK (to_sequence > after_sequence),
  PRIMARY KEY (incarnation_id, after_sequence)
) STRICT, WITHOUT ROWID;

-- each time its bytes were written elsewhere and read back
CREATE TABLE batch_carried (
  id INTEGER PRIMARY KEY,
  batch TEXT NOT NULL REFERENCES batch_out (name),
  way TEXT NOT NULL CHECK (way IN ('folder', 'network')),
  carried_at_ms INTEGER NOT NULL,
  actor TEXT NOT NULL
) STRICT;

-- what a desk said of a batch, as it signed it
CREATE TABLE batch_receipt (
  batch TEXT NOT NULL REFERENCES batch_out (name),
  desk_key TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('counted', 'held', 'refused')),
  reason TEXT,
  document TEXT NOT NULL,
  received_at_ms INTEGER NOT NULL,
  PRIMARY KEY (batch, desk_key, state)
) STRICT, WITHOUT ROWID;

-- whose cards were taken in here, and what became of each key
CREATE TABLE correspondent (
  fingerprint TEXT PRIMARY KEY,
  role TEXT NOT NULL CHECK (role IN ('station', 'desk', 'superior')),
  unit_code TEXT NOT NULL,
  station_code TEXT,
  incarnation_id TEXT NOT NULL,
  card TEXT NOT NULL,
  enrolled_at_ms INTEGER NOT NULL,
  enrolled_by TEXT NOT NULL,
  revoked_at_ms INTEGER,
  revoked_by TEXT,
  revoked_reason TEXT,
  CHECK ((role = 'station') = (station_code IS NOT NULL)),
  CHECK ((revoked_at_ms IS NULL) = (revoked_by IS NULL))
) STRICT, WITHOUT ROWID;

-- batches of others that were taken in here, by their name; what is held can be counted later, and
-- what is entering has more rows to come
CREATE TABLE batch_in (
  name TEXT PRIMARY KEY CHECK (length(name) = 64),
  kind TEXT NOT NULL CHECK (kind IN ('station', 'office', 'settings', 'verification')),
  author_key TEXT NOT NULL,
  unit_code TEXT NOT NULL,
  station_code TEXT,
  incarnation_id TEXT NOT NULL,
  number INTEGER NOT NULL CHECK (number > 0),
  previous TEXT,
  manifest BLOB NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('entering', 'counted', 'held')),
  reason TEXT,
  received_at_ms INTEGER NOT NULL,
  received_by TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX batch_in_series ON batch_in (incarnation_id, number);
`;
