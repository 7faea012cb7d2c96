/** Wrong secrets by account, and the day as far as its passing is proven. */
export const sql = /* sql */ `
-- wrong secrets for one person, whoever else signs in between; gone with a new secret or a right one
CREATE TABLE account_lock (
  person_code TEXT PRIMARY KEY REFERENCES person (code),
  wrong INTEGER NOT NULL CHECK (wrong > 0)
) STRICT, WITHOUT ROWID;

-- how far the calendar has come in use: a clock that jumps ahead does not make anything old
CREATE TABLE passing_day (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  -- the day by which is reckoned how long something was kept
  proven TEXT NOT NULL,
  -- the day that a trusted clock showed when this was written, and when that was since boot
  seen TEXT NOT NULL,
  boot_id TEXT NOT NULL,
  monotonic_ms INTEGER NOT NULL,
  CHECK (proven <= seen)
) STRICT;
`;
