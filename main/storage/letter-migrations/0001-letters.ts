/** Letters and what belongs to them. No rowid, no sequence and no time of day but in the audit's order. */
export const sql = /* sql */ `
-- a letter from its request to its end; what is personal is sealed, the rest names nobody
CREATE TABLE letter (
  id TEXT PRIMARY KEY CHECK (length(id) = 36),
  kind TEXT NOT NULL
    CHECK (kind IN ('thanks-note', 'apology', 'thanks', 'birth', 'marriage', 'condolence')),
  source TEXT NOT NULL CHECK (source IN ('kiosk', 'desk', 'import')),
  state TEXT NOT NULL CHECK (state IN ('requested', 'accepted', 'declined', 'drafted', 'signed',
    'handed-over', 'delivered', 'closed')),
  -- counts the steps: who acts on an older one is refused
  version INTEGER NOT NULL CHECK (version > 0),
  due_on TEXT NOT NULL CHECK (due_on IS date(due_on)),
  requested_on TEXT NOT NULL CHECK (requested_on IS date(requested_on)),
  accepted_on TEXT CHECK (accepted_on IS date(accepted_on)),
  declined_on TEXT CHECK (declined_on IS date(declined_on)),
  drafted_on TEXT CHECK (drafted_on IS date(drafted_on)),
  signed_on TEXT CHECK (signed_on IS date(signed_on)),
  handed_over_on TEXT CHECK (handed_over_on IS date(handed_over_on)),
  delivered_on TEXT CHECK (delivered_on IS date(delivered_on)),
  closed_on TEXT CHECK (closed_on IS date(closed_on)),
  -- the day on which the result of an overdue dossier was promised
  appointment_on TEXT CHECK (appointment_on IS date(appointment_on)),
  -- keyed by the desk's own key: one letter per dossier
  dossier_hash BLOB CHECK (length(dossier_hash) = 32),
  decline_reason TEXT,
  number TEXT,
  signer TEXT,
  signer_position TEXT,
  handed_over_way TEXT
    CHECK (handed_over_way IN ('counter', 'home', 'post', 'sms', 'other')),
  recorded_by TEXT,
  drafted_by TEXT,
  checked_by TEXT,
  checked_on_paper INTEGER NOT NULL DEFAULT 0 CHECK (checked_on_paper IN (0, 1)),
  -- an age file without its header; gone once the time to keep it is over
  sealed BLOB,
  CHECK ((state = 'declined') = (decline_reason IS NOT NULL)),
  CHECK (state <> 'signed' OR (signed_on IS NOT NULL AND signer IS NOT NULL)),
  CHECK (state <> 'handed-over' OR (handed_over_on IS NOT NULL AND handed_over_way IS NOT NULL)),
  CHECK (kind <> 'condolence' OR source <> 'kiosk')
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX letter_dossier ON letter (dossier_hash) WHERE dossier_hash IS NOT NULL;
CREATE UNIQUE INDEX letter_number ON letter (number, substr(signed_on, 1, 4))
  WHERE number IS NOT NULL;

-- the header of a letter's age file: without this row every copy of what it seals is unreadable
CREATE TABLE letter_key (
  letter_id TEXT PRIMARY KEY REFERENCES letter (id) ON DELETE CASCADE,
  header BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- what a receipt code is tried against
CREATE TABLE letter_code (
  letter_id TEXT PRIMARY KEY REFERENCES letter (id) ON DELETE CASCADE,
  verifier BLOB NOT NULL UNIQUE CHECK (length(verifier) = 32)
) STRICT, WITHOUT ROWID;

-- the key under which receipt codes are hashed; of this folder alone
CREATE TABLE code_key (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  key BLOB NOT NULL CHECK (length(key) = 32)
) STRICT;

-- every text that somebody has consented to, as it was read
CREATE TABLE consent_text (
  hash BLOB PRIMARY KEY CHECK (length(hash) = 32),
  version INTEGER NOT NULL,
  language TEXT NOT NULL,
  body TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE consent (
  letter_id TEXT PRIMARY KEY REFERENCES letter (id) ON DELETE CASCADE,
  version INTEGER NOT NULL,
  hash BLOB NOT NULL REFERENCES consent_text (hash),
  language TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- what data subjects asked for, with the days by which the law wants an answer and an end
CREATE TABLE subject_request (
  id TEXT PRIMARY KEY CHECK (length(id) = 36),
  letter_id TEXT NOT NULL,
  wish TEXT NOT NULL
    CHECK (wish IN ('access', 'correction', 'deletion', 'withdrawal', 'objection')),
  proof TEXT NOT NULL CHECK (proof IN ('code', 'papers')),
  opened_on TEXT NOT NULL CHECK (opened_on IS date(opened_on)),
  answer_due_on TEXT NOT NULL CHECK (answer_due_on IS date(answer_due_on)),
  finish_due_on TEXT NOT NULL CHECK (finish_due_on IS date(finish_due_on)),
  answered_on TEXT CHECK (answered_on IS date(answered_on)),
  finished_on TEXT CHECK (finished_on IS date(finished_on)),
  outcome TEXT CHECK (outcome IN ('done', 'refused')),
  reason TEXT,
  CHECK ((finished_on IS NULL) = (outcome IS NULL))
) STRICT, WITHOUT ROWID;

-- leaks of personal data, with the clock of 72 hours; what happened is sealed
CREATE TABLE breach (
  id TEXT PRIMARY KEY CHECK (length(id) = 36),
  detected_at_ms INTEGER NOT NULL,
  notified_at_ms INTEGER,
  affected INTEGER NOT NULL CHECK (affected >= 0),
  recorded_by TEXT NOT NULL,
  sealed BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- ids alone, so that a restore deletes again what had been deleted
CREATE TABLE deleted (
  letter_id TEXT PRIMARY KEY,
  deleted_on TEXT NOT NULL CHECK (deleted_on IS date(deleted_on))
) STRICT, WITHOUT ROWID;

-- which column of an office's list means what
CREATE TABLE import_mapping (
  headers TEXT PRIMARY KEY,
  mapping TEXT NOT NULL CHECK (json_valid(mapping))
) STRICT, WITHOUT ROWID;

-- what the desk did; an arrival is not in it, since its place would tell when somebody came
CREATE TABLE audit (
  sequence INTEGER PRIMARY KEY,
  format INTEGER NOT NULL,
  day TEXT NOT NULL CHECK (day IS date(day)),
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
CREATE TRIGGER deleted_is_never_changed BEFORE UPDATE ON deleted
BEGIN SELECT RAISE(ABORT, 'a deletion stays deleted'); END;
CREATE TRIGGER deleted_is_never_removed BEFORE DELETE ON deleted
BEGIN SELECT RAISE(ABORT, 'a deletion stays deleted'); END;
CREATE TRIGGER deleted_never_comes_back BEFORE INSERT ON letter
WHEN EXISTS (SELECT 1 FROM deleted WHERE letter_id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'a deletion stays deleted'); END;
`;
