/** What people decided at the desk of batches that cannot all be right. */
export const sql = /* sql */ `
CREATE TABLE batch_decision (
  id TEXT PRIMARY KEY CHECK (length(id) = 36),
  decision TEXT NOT NULL CHECK (json_valid(decision)),
  -- somebody's own words; they go into no log and no batch
  note TEXT CHECK (note <> ''),
  -- whether the chosen batch was not counted then: once it is, the decision stays
  brings INTEGER NOT NULL CHECK (brings IN (0, 1)),
  decided_on TEXT NOT NULL,
  decided_by TEXT NOT NULL,
  undone_on TEXT,
  undone_by TEXT,
  CHECK ((undone_on IS NULL) = (undone_by IS NULL))
) STRICT;
CREATE TRIGGER batch_decision_is_only_undone BEFORE UPDATE ON batch_decision
WHEN OLD.undone_on IS NOT NULL OR NEW.id <> OLD.id OR NEW.decision <> OLD.decision
  OR NEW.note IS NOT OLD.note OR NEW.brings <> OLD.brings
  OR NEW.decided_on <> OLD.decided_on OR NEW.decided_by <> OLD.decided_by
BEGIN SELECT RAISE(ABORT, 'a decision is undone, not changed'); END;
CREATE TRIGGER batch_decision_is_never_removed BEFORE DELETE ON batch_decision
BEGIN SELECT RAISE(ABORT, 'a decision is undone, not removed'); END;
`;
