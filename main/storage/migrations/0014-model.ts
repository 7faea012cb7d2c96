/** What staff counted in sessions held under a model. */
export const sql = /* sql */ `
-- a correction is a new row and the newest counts; no row of it joins a rating
CREATE TABLE session_figures (
  id INTEGER PRIMARY KEY,
  day TEXT NOT NULL,
  -- one of the two: the line of the plan that was held on that day, or a session opened by hand
  entry_code TEXT,
  session_id INTEGER REFERENCES service_session (id),
  model_code TEXT,
  visits INTEGER CHECK (visits >= 0),
  received INTEGER CHECK (received >= 0),
  resolved INTEGER CHECK (resolved >= 0),
  online INTEGER CHECK (online >= 0),
  groups TEXT NOT NULL CHECK (json_valid(groups)),
  place TEXT NOT NULL,
  person TEXT NOT NULL,
  entered_at_ms INTEGER NOT NULL,
  CHECK ((entry_code IS NULL) <> (session_id IS NULL)),
  CHECK (online IS NULL OR received IS NULL OR online <= received)
) STRICT;
CREATE INDEX session_figures_day ON session_figures (day);
CREATE TRIGGER session_figures_is_never_changed BEFORE UPDATE ON session_figures
BEGIN SELECT RAISE(ABORT, 'a correction is a new version'); END;
CREATE TRIGGER session_figures_is_never_removed BEFORE DELETE ON session_figures
BEGIN SELECT RAISE(ABORT, 'every version is kept'); END;
`;
