/** Duties that superiors' letters give, what became of them, and what an office undertook besides. */
export const sql = /* sql */ `
-- who has to do something, by code; its name as it was first written here
CREATE TABLE task_unit (
  code TEXT PRIMARY KEY,
  name TEXT NOT NULL CHECK (name <> '')
) STRICT, WITHOUT ROWID;

-- a list of duties that was taken in as a whole, and perhaps taken back as a whole
CREATE TABLE task_import (
  id INTEGER PRIMARY KEY AUTOINCREMENT, -- the audit names numbers that must never come again
  tasks INTEGER NOT NULL CHECK (tasks > 0),
  person TEXT NOT NULL,
  imported_on TEXT NOT NULL,
  imported_at_ms INTEGER NOT NULL,
  undone_by TEXT,
  undone_at_ms INTEGER,
  CHECK ((undone_by IS NULL) = (undone_at_ms IS NULL))
) STRICT;

-- a duty for one unit, as the letter gives it
CREATE TABLE task (
  id INTEGER PRIMARY KEY AUTOINCREMENT, -- superiors know it by its number
  duty TEXT NOT NULL CHECK (duty <> ''),
  unit_code TEXT NOT NULL REFERENCES task_unit (code),
  deadline TEXT,
  letter TEXT NOT NULL CHECK (letter <> ''),
  clause TEXT NOT NULL,
  model_code TEXT,
  is_report INTEGER NOT NULL CHECK (is_report IN (0, 1)),
  import_id INTEGER REFERENCES task_import (id),
  corrections INTEGER NOT NULL DEFAULT 0,
  noted_on TEXT NOT NULL,
  person TEXT NOT NULL,
  noted_at_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX task_of_import ON task (import_id);

-- what became of it
CREATE TABLE task_step (
  id INTEGER PRIMARY KEY,
  task_id INTEGER NOT NULL REFERENCES task (id),
  state TEXT NOT NULL CHECK (state IN ('given', 'underway', 'done', 'void')),
  day TEXT NOT NULL,
  note TEXT NOT NULL,
  person TEXT NOT NULL,
  taken_at_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX task_step_of ON task_step (task_id, id);

-- a deadline that took the place of the one before, and the letter that says so
CREATE TABLE task_deadline (
  id INTEGER PRIMARY KEY,
  task_id INTEGER NOT NULL REFERENCES task (id),
  before TEXT,
  deadline TEXT,
  letter TEXT NOT NULL CHECK (letter <> ''),
  day TEXT NOT NULL,
  person TEXT NOT NULL,
  changed_at_ms INTEGER NOT NULL,
  CHECK (deadline IS NOT before)
) STRICT;
CREATE INDEX task_deadline_of ON task_deadline (task_id, id);

-- documents that show what was done; one that was noted by mistake is taken back and stays
CREATE TABLE task_proof (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  task_id INTEGER NOT NULL REFERENCES task (id),
  title TEXT NOT NULL CHECK (title <> ''),
  number TEXT NOT NULL,
  issued_on TEXT,
  -- of a file that was kept as evidence then; it says which file it is, also where that is gone
  sha256 TEXT CHECK (length(sha256) = 64),
  person TEXT NOT NULL,
  added_on TEXT NOT NULL,
  added_at_ms INTEGER NOT NULL,
  removed_by TEXT,
  removed_at_ms INTEGER,
  CHECK ((removed_by IS NULL) = (removed_at_ms IS NULL))
) STRICT;
CREATE INDEX task_proof_of ON task_proof (task_id, id);

-- what an office undertook for its models; a correction is a new row, and the newest of a number counts
CREATE TABLE undertaking (
  id INTEGER PRIMARY KEY,
  number INTEGER NOT NULL CHECK (number > 0),
  kind TEXT NOT NULL CHECK (kind IN
    ('propaganda', 'training', 'inspection', 'receiving', 'dialogue', 'reward', 'other')),
  held_on TEXT NOT NULL,
  subject TEXT NOT NULL CHECK (subject <> ''),
  count INTEGER CHECK (count >= 0),
  count_of TEXT NOT NULL CHECK (count_of IN ('participants', 'times', 'items')),
  place TEXT NOT NULL,
  evidence TEXT NOT NULL,
  model_code TEXT,
  -- 1 takes it back
  withdrawn INTEGER NOT NULL CHECK (withdrawn IN (0, 1)),
  person TEXT NOT NULL,
  entered_on TEXT NOT NULL,
  entered_at_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX undertaking_of ON undertaking (number, id);

CREATE TRIGGER task_unit_is_never_changed BEFORE UPDATE ON task_unit
BEGIN SELECT RAISE(ABORT, 'a code stays with its name'); END;
CREATE TRIGGER task_unit_is_never_removed BEFORE DELETE ON task_unit
BEGIN SELECT RAISE(ABORT, 'units are kept'); END;
CREATE TRIGGER task_is_changed_only_before_anything_was_done BEFORE UPDATE ON task
WHEN NEW.id <> OLD.id OR NEW.person <> OLD.person OR NEW.noted_at_ms <> OLD.noted_at_ms
  OR NEW.import_id IS NOT OLD.import_id OR NEW.corrections <= OLD.corrections
  OR EXISTS (SELECT 1 FROM task_step WHERE task_id = OLD.id)
  OR EXISTS (SELECT 1 FROM task_deadline WHERE task_id = OLD.id)
  OR EXISTS (SELECT 1 FROM task_proof WHERE task_id = OLD.id)
BEGIN SELECT RAISE(ABORT, 'what was acted on stays as it was given'); END;
CREATE TRIGGER task_goes_only_with_its_list BEFORE DELETE ON task
WHEN OLD.import_id IS NULL OR OLD.corrections > 0
  OR EXISTS (SELECT 1 FROM task_step WHERE task_id = OLD.id)
  OR EXISTS (SELECT 1 FROM task_deadline WHERE task_id = OLD.id)
  OR EXISTS (SELECT 1 FROM task_proof WHERE task_id = OLD.id)
  OR (SELECT undone_at_ms FROM task_import WHERE id = OLD.import_id) IS NULL
BEGIN SELECT RAISE(ABORT, 'duties are kept'); END;
CREATE TRIGGER task_import_is_undone_once BEFORE UPDATE ON task_import
WHEN OLD.undone_at_ms IS NOT NULL OR NEW.id <> OLD.id OR NEW.tasks <> OLD.tasks
  OR NEW.person <> OLD.person OR NEW.imported_at_ms <> OLD.imported_at_ms
BEGIN SELECT RAISE(ABORT, 'a list is taken back once'); END;
CREATE TRIGGER task_import_is_never_removed BEFORE DELETE ON task_import
BEGIN SELECT RAISE(ABORT, 'lists are kept'); END;
CREATE TRIGGER task_step_is_never_changed BEFORE UPDATE ON task_step
BEGIN SELECT RAISE(ABORT, 'steps are append-only'); END;
CREATE TRIGGER task_step_is_never_removed BEFORE DELETE ON task_step
BEGIN SELECT RAISE(ABORT, 'steps are append-only'); END;
CREATE TRIGGER task_deadline_is_never_changed BEFORE UPDATE ON task_deadline
BEGIN SELECT RAISE(ABORT, 'changes of deadlines are append-only'); END;
CREATE TRIGGER task_deadline_is_never_removed BEFORE DELETE ON task_deadline
BEGIN SELECT RAISE(ABORT, 'changes of deadlines are append-only'); END;
CREATE TRIGGER task_proof_is_taken_back_once BEFORE UPDATE ON task_proof
WHEN OLD.removed_at_ms IS NOT NULL OR NEW.id <> OLD.id OR NEW.task_id <> OLD.task_id
  OR NEW.title <> OLD.title OR NEW.number <> OLD.number OR NEW.issued_on IS NOT OLD.issued_on
  OR NEW.sha256 IS NOT OLD.sha256 OR NEW.person <> OLD.person
BEGIN SELECT RAISE(ABORT, 'a proof is taken back, not changed'); END;
CREATE TRIGGER task_proof_is_never_removed BEFORE DELETE ON task_proof
BEGIN SELECT RAISE(ABORT, 'proofs are kept'); END;
CREATE TRIGGER undertaking_is_never_changed BEFORE UPDATE ON undertaking
BEGIN SELECT RAISE(ABORT, 'a correction is a new version'); END;
CREATE TRIGGER undertaking_is_never_removed BEFORE DELETE ON undertaking
BEGIN SELECT RAISE(ABORT, 'every version is kept'); END;
`;
