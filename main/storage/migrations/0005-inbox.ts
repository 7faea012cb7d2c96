export const sql = /* sql */ ``;
