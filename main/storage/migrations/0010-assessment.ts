/** What an office scores itself by, the scores it gave, and what proves them. */
export const sql = /* sql */ `
-- sets of the office's own, and any set as it stood when something was first scored by it
CREATE TABLE indicator_set (
  code TEXT NOT NULL,
  version INTEGER NOT NULL CHECK (version > 0),
  document TEXT NOT NULL CHECK (json_valid(document)),
  origin TEXT NOT NULL CHECK (origin IN ('shipped', 'own')),
  person TEXT NOT NULL,
  recorded_at_ms INTEGER NOT NULL,
  PRIMARY KEY (code, version)
) STRICT, WITHOUT ROWID;

-- the document a set stands on, as somebody entered it; the newest counts
CREATE TABLE indicator_basis (
  id INTEGER PRIMARY KEY,
  set_code TEXT NOT NULL,
  set_version INTEGER NOT NULL,
  number TEXT NOT NULL,
  issued_on TEXT NOT NULL,
  issuer TEXT NOT NULL,
  compared INTEGER NOT NULL CHECK (compared IN (0, 1)),
  person TEXT NOT NULL,
  entered_at_ms INTEGER NOT NULL
) STRICT;

-- a score as somebody gave it or took it over; a correction is a new row and the newest counts
CREATE TABLE self_score (
  id INTEGER PRIMARY KEY,
  set_code TEXT NOT NULL,
  set_version INTEGER NOT NULL,
  period TEXT NOT NULL,
  criterion TEXT NOT NULL,
  score REAL CHECK (score >= 0), -- null takes back what stood there
  full_score REAL NOT NULL CHECK (full_score > 0),
  way TEXT NOT NULL CHECK (way IN ('automatic', 'manual')),
  reason TEXT NOT NULL,
  -- what an automatic score was computed from
  inputs TEXT CHECK (json_valid(inputs)),
  person TEXT NOT NULL,
  scored_on TEXT NOT NULL,
  scored_at_ms INTEGER NOT NULL,
  CHECK (score IS NULL OR score <= full_score),
  CHECK ((way = 'automatic') = (inputs IS NOT NULL)),
  FOREIGN KEY (set_code, set_version) REFERENCES indicator_set (code, version)
) STRICT;
CREATE INDEX self_score_of ON self_score (set_code, set_version, period, criterion, id);

-- that these scores are the office's, as they stood then
CREATE TABLE score_confirmation (
  id INTEGER PRIMARY KEY,
  set_code TEXT NOT NULL,
  set_version INTEGER NOT NULL,
  period TEXT NOT NULL,
  newest_score INTEGER NOT NULL REFERENCES self_score (id),
  total REAL NOT NULL,
  person TEXT NOT NULL,
  confirmed_on TEXT NOT NULL,
  confirmed_at_ms INTEGER NOT NULL
) STRICT;

-- files that lie in the folder under their hash, each once; of a sealed one the hash of what lies there too
CREATE TABLE evidence_file (
  sha256 TEXT PRIMARY KEY CHECK (length(sha256) = 64),
  media_type TEXT NOT NULL,
  bytes INTEGER NOT NULL CHECK (bytes > 0),
  personal INTEGER NOT NULL CHECK (personal IN (0, 1)),
  kept_sha256 TEXT NOT NULL CHECK (length(kept_sha256) = 64),
  CHECK (personal = 1 OR kept_sha256 = sha256)
) STRICT, WITHOUT ROWID;

CREATE TABLE evidence (
  id INTEGER PRIMARY KEY AUTOINCREMENT, -- the audit names numbers that must never come again
  set_code TEXT NOT NULL,
  set_version INTEGER NOT NULL,
  period TEXT NOT NULL,
  criterion TEXT NOT NULL,
  title TEXT NOT NULL,
  file_name TEXT NOT NULL,
  sha256 TEXT NOT NULL REFERENCES evidence_file (sha256),
  person TEXT NOT NULL,
  added_on TEXT NOT NULL,
  added_at_ms INTEGER NOT NULL,
  UNIQUE (set_code, set_version, period, criterion, sha256),
  FOREIGN KEY (set_code, set_version) REFERENCES indicator_set (code, version)
) STRICT;
CREATE INDEX evidence_of_file ON evidence (sha256);

CREATE TRIGGER indicator_set_is_never_changed_once_used BEFORE UPDATE ON indicator_set
WHEN EXISTS (SELECT 1 FROM self_score WHERE set_code = OLD.code AND set_version = OLD.version)
  OR EXISTS (SELECT 1 FROM evidence WHERE set_code = OLD.code AND set_version = OLD.version)
BEGIN SELECT RAISE(ABORT, 'a set never changes once something was scored by it'); END;
CREATE TRIGGER indicator_set_is_never_removed BEFORE DELETE ON indicator_set
BEGIN SELECT RAISE(ABORT, 'sets are kept'); END;
CREATE TRIGGER indicator_basis_is_never_changed BEFORE UPDATE ON indicator_basis
BEGIN SELECT RAISE(ABORT, 'a correction is a new version'); END;
CREATE TRIGGER indicator_basis_is_never_removed BEFORE DELETE ON indicator_basis
BEGIN SELECT RAISE(ABORT, 'every version is kept'); END;
CREATE TRIGGER self_score_is_never_changed BEFORE UPDATE ON self_score
BEGIN SELECT RAISE(ABORT, 'a correction is a new version'); END;
CREATE TRIGGER self_score_is_never_removed BEFORE DELETE ON self_score
BEGIN SELECT RAISE(ABORT, 'every version is kept'); END;
CREATE TRIGGER score_confirmation_is_never_changed BEFORE UPDATE ON score_confirmation
BEGIN SELECT RAISE(ABORT, 'confirmations are append-only'); END;
CREATE TRIGGER score_confirmation_is_never_removed BEFORE DELETE ON score_confirmation
BEGIN SELECT RAISE(ABORT, 'confirmations are append-only'); END;
CREATE TRIGGER evidence_is_never_changed BEFORE UPDATE ON evidence
BEGIN SELECT RAISE(ABORT, 'evidence is added and removed, not changed'); END;
CREATE TRIGGER evidence_file_stays_what_it_was BEFORE UPDATE ON evidence_file
WHEN NEW.sha256 <> OLD.sha256 OR NEW.bytes <> OLD.bytes OR NEW.personal <> OLD.personal
  OR NEW.media_type <> OLD.media_type
BEGIN SELECT RAISE(ABORT, 'a file is named by its content'); END;
`;
