/** Consent that staff heard or had signed at the desk: who gave it, how, on which day, to whom. */
export const sql = /* sql */ `
-- all four are empty where a citizen agreed alone at the screen
ALTER TABLE consent ADD COLUMN given_by TEXT CHECK (given_by IN ('self', 'family', 'parent'));
ALTER TABLE consent ADD COLUMN given_how TEXT CHECK (given_how IN ('word', 'paper'));
ALTER TABLE consent ADD COLUMN given_on TEXT CHECK (given_on IS date(given_on));
ALTER TABLE consent ADD COLUMN recorded_by TEXT;
`;
