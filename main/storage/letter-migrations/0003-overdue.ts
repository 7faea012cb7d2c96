/** What is owed an apology, apart from the letters, so that no letter's end changes the figure. */
export const sql = /* sql */ `
-- overdue dossiers: the sum that compliance is a share of; nothing of it goes with a letter
CREATE TABLE overdue_dossier (
  -- keyed by the desk's own key; noise once the person had everything deleted
  dossier_hash BLOB PRIMARY KEY CHECK (length(dossier_hash) = 32),
  -- the dossier's code, sealed under that key; gone with the person's deletion
  code BLOB,
  appointment_on TEXT NOT NULL CHECK (appointment_on IS date(appointment_on)),
  -- from an office's list, or from a letter that the desk accepted
  source TEXT NOT NULL CHECK (source IN ('list', 'letter')),
  handed_over_on TEXT CHECK (handed_over_on IS date(handed_over_on))
) STRICT, WITHOUT ROWID;

INSERT INTO overdue_dossier (dossier_hash, appointment_on, source, handed_over_on)
SELECT dossier_hash, appointment_on, CASE source WHEN 'import' THEN 'list' ELSE 'letter' END,
  handed_over_on
FROM letter WHERE dossier_hash IS NOT NULL AND appointment_on IS NOT NULL;

CREATE TRIGGER overdue_dossier_is_never_removed BEFORE DELETE ON overdue_dossier
BEGIN SELECT RAISE(ABORT, 'what was overdue stays counted'); END;
CREATE TRIGGER overdue_dossier_is_handed_over_once BEFORE UPDATE OF handed_over_on ON overdue_dossier
WHEN OLD.handed_over_on IS NOT NULL AND NEW.handed_over_on IS NULL
BEGIN SELECT RAISE(ABORT, 'an apology that was handed over stays so'); END;
`;
