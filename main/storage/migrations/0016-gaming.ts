/** Questions about an office's figures, and what became of them. */
export const sql = /* sql */ `
-- a closed month that was looked at, once, and which signals could not be asked of it
CREATE TABLE gaming_look (
  month TEXT PRIMARY KEY CHECK (month GLOB '20[0-9][0-9]-[01][0-9]'),
  not_asked TEXT NOT NULL CHECK (json_valid(not_asked)),
  looked_on TEXT NOT NULL,
  looked_at_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- what a signal asks of one place in that month, with its evidence; no person stands in it
CREATE TABLE gaming_question (
  id INTEGER PRIMARY KEY AUTOINCREMENT, -- the audit names numbers that must never come again
  month TEXT NOT NULL REFERENCES gaming_look (month),
  code TEXT NOT NULL CHECK (code <> ''),
  place TEXT NOT NULL CHECK (place IN ('counter', 'sharedScreen', 'smallCounters', 'office')),
  counter_code TEXT,
  days TEXT NOT NULL CHECK (json_valid(days)),
  figures TEXT NOT NULL CHECK (json_valid(figures)),
  adjusted_chance REAL NOT NULL CHECK (adjusted_chance BETWEEN 0 AND 1),
  raised_on TEXT NOT NULL,
  CHECK ((place = 'counter') = (counter_code IS NOT NULL))
) STRICT;
CREATE UNIQUE INDEX gaming_question_once
  ON gaming_question (month, code, place, ifnull(counter_code, ''));

-- what became of it: explained by its counter, seen and closed by the leader
CREATE TABLE gaming_step (
  id INTEGER PRIMARY KEY,
  question_id INTEGER NOT NULL REFERENCES gaming_question (id),
  number INTEGER NOT NULL CHECK (number > 0),
  step TEXT NOT NULL CHECK (step IN ('explain', 'see', 'close')),
  explanation TEXT CHECK (explanation <> ''),
  finding TEXT CHECK (finding <> ''),
  person TEXT NOT NULL,
  day TEXT NOT NULL,
  taken_at_ms INTEGER NOT NULL,
  UNIQUE (question_id, number),
  CHECK ((step = 'explain') = (explanation IS NOT NULL)),
  CHECK ((step = 'close') = (finding IS NOT NULL))
) STRICT;

CREATE TRIGGER gaming_look_is_never_changed BEFORE UPDATE ON gaming_look
BEGIN SELECT RAISE(ABORT, 'a month is looked at once'); END;
CREATE TRIGGER gaming_look_is_never_removed BEFORE DELETE ON gaming_look
BEGIN SELECT RAISE(ABORT, 'a month is looked at once'); END;
CREATE TRIGGER gaming_question_is_never_changed BEFORE UPDATE ON gaming_question
BEGIN SELECT RAISE(ABORT, 'questions are append-only'); END;
CREATE TRIGGER gaming_question_is_never_removed BEFORE DELETE ON gaming_question
BEGIN SELECT RAISE(ABORT, 'questions are append-only'); END;
CREATE TRIGGER gaming_step_is_never_changed BEFORE UPDATE ON gaming_step
BEGIN SELECT RAISE(ABORT, 'steps are append-only'); END;
CREATE TRIGGER gaming_step_is_never_removed BEFORE DELETE ON gaming_step
BEGIN SELECT RAISE(ABORT, 'steps are append-only'); END;
`;
