/** Requests that go from a station to the office's desk, and what a desk needs of those that came. */
export const sql = /* sql */ `
-- at a station: which requests went out in which file, until the desk says that it has them
CREATE TABLE carried (
  letter_id TEXT NOT NULL CHECK (length(letter_id) = 36),
  -- SHA-256 of the file's manifest
  file BLOB NOT NULL CHECK (length(file) = 32),
  what TEXT NOT NULL CHECK (what IN ('letter', 'withdrawal')),
  PRIMARY KEY (letter_id, file)
) STRICT, WITHOUT ROWID;

-- at a station: requests that went out and were deleted here since, which the desk must be told
CREATE TABLE withdrawn (
  letter_id TEXT PRIMARY KEY CHECK (length(letter_id) = 36)
) STRICT, WITHOUT ROWID;

-- at a desk: the keys under which stations hashed the codes of receipts that they gave
CREATE TABLE sender_code_key (
  key BLOB PRIMARY KEY CHECK (length(key) = 32)
) STRICT, WITHOUT ROWID;
`;
