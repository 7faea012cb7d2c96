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
`;
