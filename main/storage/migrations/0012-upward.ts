/** What goes up to a superior and comes back: batches passed on, their receipts, verified scores. */
export const sql = /* sql */ `
-- a station's batch as it was sealed anew for those above; its bytes lie in the data folder until receipted
CREATE TABLE passed_on (
  batch TEXT PRIMARY KEY REFERENCES batch_in (name),
  -- the superiors' recipients: for other keys above it is sealed again
  sealed_for TEXT NOT NULL CHECK (json_valid(sealed_for)),
  file_bytes INTEGER NOT NULL CHECK (file_bytes > 0),
  file_sha256 TEXT NOT NULL CHECK (length(file_sha256) = 64),
  sealed_at_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- what a superior said of a station's batch, as it signed it
CREATE TABLE passed_on_receipt (
  batch TEXT NOT NULL REFERENCES batch_in (name),
  desk_key TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('counted', 'held', 'refused')),
  reason TEXT,
  document TEXT NOT NULL,
  received_at_ms INTEGER NOT NULL,
  PRIMARY KEY (batch, desk_key, state)
) STRICT, WITHOUT ROWID;

-- scores as a superior verified them; of each criterion the newest batch counts
CREATE TABLE verified_score (
  batch TEXT NOT NULL REFERENCES batch_in (name),
  set_code TEXT NOT NULL,
  set_version TEXT NOT NULL,
  period TEXT NOT NULL,
  criterion TEXT NOT NULL,
  score REAL NOT NULL CHECK (score >= 0 AND score <= full_score),
  self_score REAL NOT NULL CHECK (self_score >= 0),
  full_score REAL NOT NULL CHECK (full_score >= 0),
  reason TEXT CHECK (reason <> ''),
  PRIMARY KEY (batch, set_code, set_version, period, criterion),
  CHECK (score >= self_score OR reason IS NOT NULL)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER verified_score_is_never_changed BEFORE UPDATE ON verified_score
BEGIN SELECT RAISE(ABORT, 'verified scores are append-only'); END;
CREATE TRIGGER verified_score_is_never_removed BEFORE DELETE ON verified_score
BEGIN SELECT RAISE(ABORT, 'verified scores are append-only'); END;
`;
