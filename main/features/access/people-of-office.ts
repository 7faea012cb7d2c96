import type { Database } from '#main/storage/database.ts';
import { rightsOfRoles, type PersonRole } from '#shared/features/access/rights.ts';
import { changePerson, listPeople, recordPerson, removePerson } from './person-store.ts';
import { recordRecovery, removeRecovery } from './recovery-store.ts';
import { newPin, newRecoveryCode, plainRecoveryCode, sealSecret } from './secret.ts';

export interface OfficePerson {
  readonly code: string;
  readonly name: string;
  readonly roles: PersonRole[];
}

/** What somebody new signs in with; it can be read only here and now. */
export interface IssuedSecrets {
  readonly code: string;
  readonly name: string;
  readonly pin: string;
  /** For those who look after the people: nobody else could let them in again. */
  readonly recoveryCode?: string;
}

export function listOfficePeople(db: Database): OfficePerson[] {
  return listPeople(db).map(({ code, name, roles }) => ({ code, name, roles: [...roles] }));
}

/** Whether somebody can let others in, and so must not be locked out for good. */
export function managesPeople({ roles }: { readonly roles: readonly PersonRole[] }): boolean {
  return rightsOfRoles(roles).has('people.manage');
}

/**
 * Makes ready what a new list of people needs: PINs for those who are new, sealed before anything is
 * written because that takes its time. `record` then writes the list, in the caller's transaction.
 */
export async function preparePeople(
  db: Database,
  next: readonly OfficePerson[],
): Promise<{ readonly issued: readonly IssuedSecrets[]; record(): void }> {
  const there = new Set(listPeople(db).map(({ code }) => code));
  const added = await Promise.all(next.filter(({ code }) => !there.has(code)).map(withSecrets));
  const staying = new Set(next.map(({ code }) => code));
  return {
    issued: added.map(({ issued }) => issued),
    record() {
      for (const code of there) {
        if (staying.has(code)) continue;
        removeRecovery(db, code);
        removePerson(db, code);
      }
      for (const person of next) if (there.has(person.code)) changePerson(db, person);
      for (const { person, pin, recovery } of added) {
        recordPerson(db, { ...person, secretKind: 'pin', ...pin });
        if (recovery) recordRecovery(db, person.code, recovery);
      }
    },
  };
}

async function withSecrets(person: OfficePerson) {
  const pin = newPin();
  const recoveryCode = managesPeople(person) ? newRecoveryCode() : undefined;
  const { code, name } = person;
  return {
    person,
    pin: await sealSecret(pin),
    recovery: recoveryCode && (await sealSecret(plainRecoveryCode(recoveryCode))),
    issued: { code, name, pin, ...(recoveryCode !== undefined && { recoveryCode }) },
  };
}
