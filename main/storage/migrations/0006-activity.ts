/** What an office keeps of its activity, what hinders it, and what it wants to be warned of. */
export const sql = /* sql */ `
-- a figure of a month as somebody gave it; a correction is a new row and the newest counts
CREATE TABLE activity_value (
  id INTEGER PRIMARY KEY,
  month TEXT NOT NULL CHECK (month GLOB '20[0-9][0-9]-[01][0-9]'),
  figure TEXT NOT NULL,
  value REAL CHECK (value >= 0), -- null takes back what stood there
  origin TEXT,
  way TEXT NOT NULL CHECK (way IN ('typed', 'imported')),
  person TEXT NOT NULL,
  entered_at_ms INTEGER NOT NULL,
  CHECK (origin IS NULL OR value IS NOT NULL)
) STRICT;
CREATE INDEX activity_value_of_month ON activity_value (month, figure, id);

CREATE TRIGGER activity_value_is_never_changed BEFORE UPDATE ON activity_value
BEGIN SELECT RAISE(ABORT, 'a correction is a new version'); END;
CREATE TRIGGER activity_value_is_never_removed BEFORE DELETE ON activity_value
BEGIN SELECT RAISE(ABORT, 'every version is kept'); END;

-- how the columns of files with one header are taken
CREATE TABLE activity_mapping (
  header TEXT PRIMARY KEY,
  mapping TEXT NOT NULL CHECK (json_valid(mapping))
) STRICT;

-- how many ratings of a released period were given in which month; counted once
CREATE TABLE coverage_count (
  release_id INTEGER PRIMARY KEY REFERENCES release (id),
  months TEXT NOT NULL CHECK (json_valid(months))
) STRICT;

CREATE TRIGGER coverage_count_is_never_changed BEFORE UPDATE ON coverage_count
BEGIN SELECT RAISE(ABORT, 'a released period is counted once'); END;
CREATE TRIGGER coverage_count_is_never_removed BEFORE DELETE ON coverage_count
BEGIN SELECT RAISE(ABORT, 'a released period is counted once'); END;

-- what hinders the office's work, and what it proposes
CREATE TABLE difficulty (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('difficulty', 'proposal')),
  words TEXT NOT NULL,
  field_code TEXT,
  model_code TEXT,
  addressee TEXT NOT NULL,
  noted_on TEXT NOT NULL,
  person TEXT NOT NULL,
  noted_at_ms INTEGER NOT NULL
) STRICT;

-- what became of it: sent up, answered, closed, opened again
CREATE TABLE difficulty_step (
  id INTEGER PRIMARY KEY,
  difficulty_id INTEGER NOT NULL REFERENCES difficulty (id),
  state TEXT NOT NULL CHECK (state IN ('open', 'sent', 'answered', 'closed')),
  day TEXT NOT NULL,
  note TEXT NOT NULL,
  person TEXT NOT NULL,
  taken_at_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX difficulty_step_of ON difficulty_step (difficulty_id, id);

CREATE TRIGGER difficulty_is_changed_only_before_its_first_step BEFORE UPDATE ON difficulty
WHEN NEW.id <> OLD.id OR NEW.person <> OLD.person OR NEW.noted_at_ms <> OLD.noted_at_ms
  OR EXISTS (SELECT 1 FROM difficulty_step WHERE difficulty_id = OLD.id)
BEGIN SELECT RAISE(ABORT, 'what was sent up stays as it was sent'); END;
CREATE TRIGGER difficulty_is_never_removed BEFORE DELETE ON difficulty
BEGIN SELECT RAISE(ABORT, 'difficulties are kept'); END;
CREATE TRIGGER difficulty_step_is_never_changed BEFORE UPDATE ON difficulty_step
BEGIN SELECT RAISE(ABORT, 'steps are append-only'); END;
CREATE TRIGGER difficulty_step_is_never_removed BEFORE DELETE ON difficulty_step
BEGIN SELECT RAISE(ABORT, 'steps are append-only'); END;

-- a released figure that passed a threshold of the office
CREATE TABLE alert (
  id INTEGER PRIMARY KEY,
  figure TEXT NOT NULL CHECK (figure IN ('satisfied', 'reason', 'coverage')),
  release_id INTEGER REFERENCES release (id),
  month TEXT,
  -- which reason, with its questionnaire; empty for the others
  item TEXT NOT NULL,
  n INTEGER NOT NULL,
  share REAL NOT NULL,
  low REAL,
  high REAL,
  -- percent
  threshold INTEGER NOT NULL,
  raised_at_ms INTEGER NOT NULL,
  CHECK ((release_id IS NULL) = (figure = 'coverage')),
  CHECK ((month IS NULL) = (figure <> 'coverage')),
  CHECK ((item <> '') = (figure = 'reason'))
) STRICT;
CREATE UNIQUE INDEX alert_once
  ON alert (figure, ifnull(release_id, 0), ifnull(month, ''), item, threshold);

CREATE TABLE alert_acknowledgement (
  alert_id INTEGER PRIMARY KEY REFERENCES alert (id),
  words TEXT NOT NULL CHECK (words <> ''),
  person TEXT NOT NULL,
  acknowledged_at_ms INTEGER NOT NULL
) STRICT;

-- the released periods that were held against thresholds
CREATE TABLE alert_check (
  release_id INTEGER PRIMARY KEY REFERENCES release (id)
) STRICT;

CREATE TRIGGER alert_is_never_changed BEFORE UPDATE ON alert
BEGIN SELECT RAISE(ABORT, 'alerts are append-only'); END;
CREATE TRIGGER alert_is_never_removed BEFORE DELETE ON alert
BEGIN SELECT RAISE(ABORT, 'alerts are append-only'); END;
CREATE TRIGGER alert_acknowledgement_is_never_changed BEFORE UPDATE ON alert_acknowledgement
BEGIN SELECT RAISE(ABORT, 'alerts are append-only'); END;
CREATE TRIGGER alert_acknowledgement_is_never_removed BEFORE DELETE ON alert_acknowledgement
BEGIN SELECT RAISE(ABORT, 'alerts are append-only'); END;
`;
