/** Closed months of what was given at homes, released as one number each, and files that undertakings name. */
export const sql = /* sql */ `
CREATE TABLE home_release (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  -- two label sets, or two orders on the glass, are never added up
  label_set TEXT NOT NULL,
  scale_order TEXT NOT NULL,
  from_month TEXT NOT NULL,
  to_month TEXT NOT NULL,
  after_arrival INTEGER NOT NULL,
  to_arrival INTEGER NOT NULL,
  -- what is shown, as it was counted then, under the rules of then
  figure TEXT NOT NULL,
  rule_version TEXT NOT NULL,
  released_at_ms INTEGER NOT NULL,
  CHECK (from_month <= to_month AND after_arrival < to_arrival),
  UNIQUE (label_set, scale_order, after_arrival)
) STRICT;

-- few of many: asked at every look, without reading the others
CREATE INDEX rating_at_home ON rating (arrival, label_set, scale_order, clock_state, received_at_ms)
  WHERE channel = 'portable' AND kind = 'answer';

-- of a file that was kept as evidence then; it says which file it is, also where that is gone
ALTER TABLE undertaking ADD COLUMN sha256 TEXT CHECK (length(sha256) = 64);

CREATE TRIGGER home_release_is_never_changed BEFORE UPDATE ON home_release
BEGIN SELECT RAISE(ABORT, 'releases are append-only'); END;
CREATE TRIGGER home_release_is_never_removed BEFORE DELETE ON home_release
BEGIN SELECT RAISE(ABORT, 'releases are append-only'); END;
`;
