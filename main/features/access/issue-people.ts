import type { Database } from '#main/storage/database.ts';
import type { PersonRole } from '#shared/features/access/rights.ts';
import { listPeople, recordPerson } from './person-store.ts';
import { newPin, sealSecret } from './secret.ts';

export interface IssuedPerson {
  readonly code: string;
  readonly name: string;
  readonly roles: readonly PersonRole[];
}

/**
 * Issues a PIN to each of these people, if the folder has nobody yet. The PINs can be read only
 * here and now; the folder keeps what they can be tried against.
 */
export async function issuePeople(
  db: Database,
  people: readonly IssuedPerson[],
): Promise<{ code: string; pin: string }[]> {
  if (listPeople(db).length > 0) return [];
  const issued = await Promise.all(
    people.map(async (person) => {
      const pin = newPin(Date.now()); // of the clock only the decade matters
      return { person, pin, sealed: await sealSecret(pin) };
    }),
  );
  db.transaction(() => {
    for (const { person, sealed } of issued) {
      recordPerson(db, { ...person, secretKind: 'pin', ...sealed });
    }
  }).immediate();
  return issued.map(({ person, pin }) => ({ code: person.code, pin }));
}
