/** Sessions from a plan, who confirmed what, and paper forms until they are recorded. */
export const sql = /* sql */ `
-- which line of the plan a session was started from, and the model it was planned for
ALTER TABLE service_session ADD COLUMN entry_code TEXT;
ALTER TABLE service_session ADD COLUMN model_code TEXT;

DROP TRIGGER service_session_is_only_closed;
CREATE TRIGGER service_session_is_only_closed BEFORE UPDATE ON service_session
WHEN OLD.closed_at_ms IS NOT NULL OR NEW.id <> OLD.id OR NEW.mode <> OLD.mode
  OR NEW.place <> OLD.place OR NEW.opened_at_ms <> OLD.opened_at_ms
  OR NEW.ends_at_ms <> OLD.ends_at_ms OR NEW.opened_by <> OLD.opened_by
  OR NEW.entry_code IS NOT OLD.entry_code OR NEW.model_code IS NOT OLD.model_code
BEGIN SELECT RAISE(ABORT, 'a session is opened, then closed, once'); END;

-- what staff said of a planned session: the last row counts, with the session as it was planned then
CREATE TABLE plan_step (
  id INTEGER PRIMARY KEY,
  entry_code TEXT NOT NULL,
  day TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('confirmed', 'cancelled')),
  reason TEXT NOT NULL,
  planned TEXT NOT NULL CHECK (json_valid(planned)),
  person TEXT NOT NULL,
  recorded_at_ms INTEGER NOT NULL,
  CHECK ((kind = 'cancelled') = (reason <> ''))
) STRICT;

CREATE INDEX plan_step_day ON plan_step (day);
CREATE TRIGGER plan_step_is_never_changed BEFORE UPDATE ON plan_step
BEGIN SELECT RAISE(ABORT, 'what was said of a planned session stays'); END;
CREATE TRIGGER plan_step_is_never_removed BEFORE DELETE ON plan_step
BEGIN SELECT RAISE(ABORT, 'what was said of a planned session stays'); END;

-- the floors a release was made under; a later change of them shows no more of it
CREATE TABLE release_floor (
  release_id INTEGER PRIMARY KEY REFERENCES release (id),
  counter INTEGER NOT NULL CHECK (counter >= 10),
  officer INTEGER NOT NULL CHECK (officer >= 30)
) STRICT;

CREATE TRIGGER release_floor_is_never_changed BEFORE UPDATE ON release_floor
BEGIN SELECT RAISE(ABORT, 'releases are append-only'); END;
CREATE TRIGGER release_floor_is_never_removed BEFORE DELETE ON release_floor
BEGIN SELECT RAISE(ABORT, 'releases are append-only'); END;

-- what a person said of their duties in a month, as the roster stood then; the last row counts
CREATE TABLE roster_confirmation (
  id INTEGER PRIMARY KEY,
  person_code TEXT NOT NULL,
  month TEXT NOT NULL,
  duties TEXT NOT NULL CHECK (json_valid(duties)),
  recorded_at_ms INTEGER NOT NULL
) STRICT;

CREATE INDEX roster_confirmation_month ON roster_confirmation (person_code, month);
CREATE TRIGGER roster_confirmation_is_never_changed BEFORE UPDATE ON roster_confirmation
BEGIN SELECT RAISE(ABORT, 'confirmations are append-only'); END;
CREATE TRIGGER roster_confirmation_is_never_removed BEFORE DELETE ON roster_confirmation
BEGIN SELECT RAISE(ABORT, 'confirmations are append-only'); END;

-- what an officer says to a figure about them; the last row counts
CREATE TABLE officer_note (
  id INTEGER PRIMARY KEY,
  person_code TEXT NOT NULL,
  stretch TEXT NOT NULL,
  counter_code TEXT NOT NULL,
  note TEXT NOT NULL,
  recorded_at_ms INTEGER NOT NULL
) STRICT;

-- bundles of paper forms; once closed, their forms are ratings
CREATE TABLE paper_batch (
  id INTEGER PRIMARY KEY,
  number TEXT NOT NULL UNIQUE,
  forms INTEGER NOT NULL CHECK (forms >= 0),
  questionnaire TEXT NOT NULL,
  language TEXT NOT NULL,
  counter_code TEXT,
  opened_at_ms INTEGER NOT NULL,
  opened_by TEXT NOT NULL,
  closed_at_ms INTEGER,
  closed_by TEXT,
  ratings INTEGER,
  checked INTEGER CHECK (checked IN (0, 1)),
  CHECK ((closed_at_ms IS NULL) = (ratings IS NULL)),
  CHECK ((closed_at_ms IS NULL) = (checked IS NULL))
) STRICT;

CREATE TRIGGER paper_batch_is_only_closed BEFORE UPDATE ON paper_batch
WHEN OLD.closed_at_ms IS NOT NULL OR NEW.closed_at_ms IS NULL OR NEW.id <> OLD.id
  OR NEW.number <> OLD.number
BEGIN SELECT RAISE(ABORT, 'a batch is opened, then closed, once'); END;
CREATE TRIGGER paper_batch_is_never_removed BEFORE DELETE ON paper_batch
BEGIN SELECT RAISE(ABORT, 'batches are kept'); END;

-- forms of an open batch as they were typed in: the first time, the second, and settled (3)
CREATE TABLE paper_draft (
  entered INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
  batch_id INTEGER NOT NULL REFERENCES paper_batch (id),
  pass INTEGER NOT NULL CHECK (pass IN (1, 2, 3)),
  place INTEGER NOT NULL CHECK (place > 0),
  content TEXT NOT NULL CHECK (json_valid(content)),
  person TEXT NOT NULL,
  UNIQUE (batch_id, pass, place)
) STRICT;

CREATE TRIGGER paper_draft_needs_an_open_batch BEFORE INSERT ON paper_draft
WHEN (SELECT closed_at_ms FROM paper_batch WHERE id = NEW.batch_id) IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'the batch is closed'); END;
`;
