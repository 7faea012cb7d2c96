export const sql = `
-- whether this folder is reached over the office's network, and reaches its desk: never until somebody says so
CREATE TABLE network_choice (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  listens INTEGER NOT NULL CHECK (listens IN (0, 1)),
  port INTEGER NOT NULL CHECK (port BETWEEN 1024 AND 65535),
  pushes INTEGER NOT NULL CHECK (pushes IN (0, 1)),
  -- where a person said that the desk is; null: where its card says
  address TEXT
) STRICT;

-- when a correspondent was last reached over the network, or reached this folder, and why not
CREATE TABLE network_contact (
  fingerprint TEXT PRIMARY KEY REFERENCES correspondent (fingerprint),
  tried_at_ms INTEGER NOT NULL,
  reached_at_ms INTEGER,
  trouble TEXT,
  detail TEXT
) STRICT, WITHOUT ROWID;
`;
