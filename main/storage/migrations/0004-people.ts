/** People who come, change and go, and what they say about what is kept on them. */
export const sql = /* sql */ `
-- null for people of the first release, who were all let in with the folder
ALTER TABLE person ADD COLUMN created_at_ms INTEGER;
ALTER TABLE person ADD COLUMN secret_since_ms INTEGER;
ALTER TABLE person ADD COLUMN disabled_at_ms INTEGER;
-- the name is gone by then; the code stays, because the audit refers to it
ALTER TABLE person ADD COLUMN left_at_ms INTEGER;

CREATE TRIGGER person_is_never_removed BEFORE DELETE ON person
BEGIN SELECT RAISE(ABORT, 'a person may leave, their code stays'); END;
CREATE TRIGGER person_code_is_never_changed BEFORE UPDATE OF code ON person
WHEN NEW.code <> OLD.code
BEGIN SELECT RAISE(ABORT, 'the audit refers to a person by code'); END;
CREATE TRIGGER person_code_is_never_reused BEFORE INSERT ON person
WHEN EXISTS (SELECT 1 FROM person WHERE code = NEW.code)
BEGIN SELECT RAISE(ABORT, 'a code belongs to one person for ever'); END;
CREATE TRIGGER person_who_left_stays_away BEFORE UPDATE ON person
WHEN OLD.left_at_ms IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'who has left comes back under a new code'); END;

-- what a person says about the data kept on them, for whoever manages people
CREATE TABLE person_remark (
  id INTEGER PRIMARY KEY,
  person_code TEXT NOT NULL REFERENCES person (code),
  -- erased when the person's name is
  body TEXT,
  made_at_ms INTEGER NOT NULL,
  settled_at_ms INTEGER,
  settled_by TEXT REFERENCES person (code),
  CHECK ((settled_at_ms IS NULL) = (settled_by IS NULL))
) STRICT;
CREATE INDEX person_remark_by_person ON person_remark (person_code, id);

-- a person sees what they did and what was done about them
CREATE INDEX audit_by_actor ON audit (actor, sequence);
CREATE INDEX audit_about_person ON audit (json_extract(detail, '$.person'), sequence)
WHERE json_extract(detail, '$.person') IS NOT NULL;
`;
