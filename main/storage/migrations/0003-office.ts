/** Which station a folder is, and a way back in for whoever lost their secret. */
export const sql = /* sql */ `
-- the station that this folder itself is; settings may name several
ALTER TABLE folder ADD COLUMN station_code TEXT;
UPDATE folder SET station_code =
  (SELECT station_code FROM incarnation ORDER BY started_at_ms, rowid LIMIT 1);

-- verifiers of recovery codes, one for each person who was given one; a used one is replaced
CREATE TABLE recovery (
  person_code TEXT PRIMARY KEY,
  cost TEXT NOT NULL CHECK (json_valid(cost)),
  salt BLOB NOT NULL,
  verifier BLOB NOT NULL
) STRICT;
`;
