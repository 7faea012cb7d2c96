import type { Moment } from '#main/platform/clock.ts';
import { recordAudit, type AuditEntry } from '#main/storage/audit-store.ts';
import type { Database } from '#main/storage/database.ts';
import { rightsOfRoles, type PersonRole } from '#shared/features/access/rights.ts';
import type { FormerPerson } from '#shared/features/office/check-office.ts';
import {
  changeRolesOfPerson,
  changeSecretOfPerson,
  disablePerson,
  findPerson,
  listPeople,
  recordPerson,
  renamePerson,
} from './person-store.ts';
import { recordRecovery, removeRecovery } from './recovery-store.ts';
import { newPin, newRecoveryCode, plainRecoveryCode, sealSecret } from './secret.ts';

export interface OfficePerson {
  readonly code: string;
  readonly name: string;
  readonly roles: PersonRole[];
}

/** What somebody was issued; it can be read only here and now. */
export interface IssuedSecrets {
  readonly code: string;
  readonly name: string;
  /** For who is new or comes back. */
  readonly pin?: string;
  /** For those who look after the people: nobody else could let them in again. */
  readonly recoveryCode?: string;
}

/** Who changes the people of an office, and when. */
export interface PeopleChange {
  readonly by: string;
  readonly moment: Moment;
}

/** Those who may sign in; who is disabled or has left does not stand in an office's file. */
export function listOfficePeople(db: Database): OfficePerson[] {
  return listPeople(db)
    .filter(({ state }) => state === 'active')
    .map(({ code, name, roles }) => ({ code, name, roles: [...roles] }));
}

/** Those who were here: duties may go on naming them by code. */
export function listFormerPeople(db: Database): FormerPerson[] {
  return listPeople(db).flatMap(({ code, state }) =>
    state === 'active' ? [] : [{ code, mayReturn: state === 'disabled' }],
  );
}

/** Whether somebody can let others in, and so must not be locked out for good. */
export function managesPeople({ roles }: { readonly roles: readonly PersonRole[] }): boolean {
  return rightsOfRoles(roles).has('people.manage');
}

/**
 * Makes ready what a new list of people needs: PINs for those who are new or come back, sealed
 * before anything is written because that takes its time. `record` then writes the list, in the
 * caller's transaction; without a change named, the people come together with their folder.
 */
export async function preparePeople(
  db: Database,
  next: readonly OfficePerson[],
  nowMs: number,
): Promise<{ readonly issued: readonly IssuedSecrets[]; record(change?: PeopleChange): void }> {
  const there = new Map(listOfficePeople(db).map((person) => [person.code, person]));
  const added = await Promise.all(
    next.filter(({ code }) => !there.has(code)).map((person) => withSecrets(person, nowMs)),
  );
  const gained = await Promise.all(
    next
      .filter((person) => {
        const before = there.get(person.code);
        return before !== undefined && managesPeople(person) && !managesPeople(before);
      })
      .map(withRecovery),
  );
  const staying = new Set(next.map(({ code }) => code));
  return {
    issued: [...added, ...gained].map(({ issued }) => issued),
    record(change) {
      const audit = createPeopleAudit(db, change);
      for (const { code } of there.values()) {
        if (staying.has(code)) continue;
        removeRecovery(db, code);
        disablePerson(db, code, nowMs);
        audit('disabled', code);
      }
      for (const person of next) {
        const before = there.get(person.code);
        if (before) keepChanges(db, before, person, audit);
      }
      for (const { issued, recovery } of gained) {
        recordRecovery(db, issued.code, recovery);
        audit('recovery-issued', issued.code);
      }
      for (const each of added) letIn(db, each, change?.moment.utcMs, audit);
    },
  };
}

type Prepared = Awaited<ReturnType<typeof withSecrets>>;
type PeopleAudit = ReturnType<typeof createPeopleAudit>;

/** By code only, in the words in which people are managed one by one. */
function createPeopleAudit(db: Database, change: PeopleChange | undefined) {
  return (deed: string, person: string, more: AuditEntry['detail'] = {}): void => {
    if (change === undefined) return;
    const { by: actor, moment } = change;
    recordAudit(db, moment, { actor, action: `person.${deed}`, detail: { person, ...more } });
  };
}

function keepChanges(db: Database, before: OfficePerson, after: OfficePerson, audit: PeopleAudit) {
  const { code, name, roles } = after;
  if (name !== before.name) {
    renamePerson(db, code, name);
    audit('renamed', code);
  }
  if (roles.join(',') !== before.roles.join(',')) {
    changeRolesOfPerson(db, code, roles);
    if (!managesPeople(after)) removeRecovery(db, code);
    audit('roles-changed', code, { from: before.roles.join(','), to: roles.join(',') });
  }
}

/** Somebody new, or somebody who was disabled and comes back, with a secret of their own. */
function letIn(
  db: Database,
  { person, pin, recovery }: Prepared,
  atMs: number | undefined,
  audit: PeopleAudit,
): void {
  const { code } = person;
  const before = findPerson(db, code);
  if (before === undefined) {
    recordPerson(db, {
      ...person,
      secretKind: 'pin',
      ...pin,
      ...(atMs !== undefined && { createdAtMs: atMs }),
    });
    audit('added', code, { roles: person.roles.join(',') });
  } else {
    disablePerson(db, code, undefined);
    audit('enabled', code);
    keepChanges(db, { ...before, roles: [...before.roles] }, person, audit);
    changeSecretOfPerson(db, code, { kind: 'pin', ...pin }, atMs ?? 0);
    audit('pin-issued', code);
  }
  if (recovery) recordRecovery(db, code, recovery);
}

/** A way back in for who looks after the people: nobody else could let them in again. */
async function withRecovery({ code, name }: OfficePerson) {
  const recoveryCode = newRecoveryCode();
  const recovery = await sealSecret(plainRecoveryCode(recoveryCode));
  return { recovery, issued: { code, name, recoveryCode } };
}

async function withSecrets(person: OfficePerson, nowMs: number) {
  const pin = newPin(nowMs);
  const withCode = managesPeople(person) ? await withRecovery(person) : undefined;
  const { code, name } = person;
  return {
    person,
    pin: await sealSecret(pin),
    recovery: withCode?.recovery,
    issued: { code, name, pin, ...withCode?.issued },
  };
}
