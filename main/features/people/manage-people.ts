import type { KnownPerson } from '#main/person-register.ts';
import { recordAudit, type AuditEntry } from '#main/storage/audit-store.ts';
import { haveSame, isOwnAccount } from '#shared/features/people/own-account.ts';
import { rightsOfRoles, type PersonRole } from '#shared/features/access/rights.ts';
import type { IssuedPin, IssuedSecrets } from '#shared/features/people/people.contract.ts';
import { commit, done, refuse, type Outcome, type PeopleDeps } from './people-deps.ts';
import { eraseRemarksOf, settleRemark as settle } from './remark-store.ts';

type Refused<Why extends string> = Outcome<Why | 'STORE_FULL'>;

export interface PersonChange {
  readonly code: string;
  readonly name?: string | undefined;
  readonly roles?: readonly PersonRole[] | undefined;
}

/**
 * Lets somebody in under a code that nobody has or had, with a PIN that is told once, and a recovery
 * code where they look after the people.
 */
export async function addPerson(
  deps: PeopleDeps,
  manager: string,
  { code, name, roles }: { code: string; name: string; roles: readonly PersonRole[] },
): Promise<Outcome<'CODE_TAKEN' | 'STORE_FULL', { issued: IssuedSecrets }>> {
  const { db, people } = deps;
  if (people.find(code) !== undefined) return refuse('CODE_TAKEN');
  const pin = people.newPin();
  const sealed = await people.seal('pin', pin);
  const recovery = managesPeople(roles) ? await people.newRecovery() : undefined;
  return commit(db, () => {
    if (people.find(code) !== undefined) return refuse('CODE_TAKEN'); // two at once
    people.record({ code, name, roles }, sealed, deps.now().utcMs);
    audit(deps, manager, 'person.added', code, { roles: roles.join(',') });
    if (recovery !== undefined) people.keepRecovery(code, recovery.sealed);
    return { ...done, issued: { code, name, pin, ...told(recovery) } };
  });
}

/**
 * Changes what a person is called and may do; it holds at once, also where they are signed in. Who
 * comes to manage people gets a recovery code, told once.
 */
export async function changePerson(
  deps: PeopleDeps,
  manager: string,
  { code, name, roles }: PersonChange,
): Promise<
  Outcome<
    'PERSON_UNKNOWN' | 'OWN_ACCOUNT' | 'LAST_MANAGER' | 'STORE_FULL',
    { issued?: IssuedSecrets }
  >
> {
  const recovery =
    roles !== undefined && managesPeople(roles) ? await deps.people.newRecovery() : undefined;
  const outcome = commit(deps.db, () => {
    let issued: IssuedSecrets | undefined;
    const person = findPresent(deps, code);
    if (person === undefined) return refuse('PERSON_UNKNOWN');
    if (roles !== undefined && !haveSame(roles, person.roles)) {
      if (isOwnAccount(manager, person, { code, roles })) return refuse('OWN_ACCOUNT');
      const stillManages = managesPeople(roles);
      if (!stillManages && isLastManager(deps.people.list(), code)) return refuse('LAST_MANAGER');
      deps.people.changeRoles(code, roles);
      const detail = { from: person.roles.join(','), to: roles.join(',') };
      audit(deps, manager, 'person.roles-changed', code, detail);
      if (!stillManages) deps.people.keepRecovery(code, undefined);
      if (recovery !== undefined && !managesPeople(person.roles)) {
        deps.people.keepRecovery(code, recovery.sealed);
        audit(deps, manager, 'person.recovery-issued', code);
        issued = { code, name: name ?? person.name, ...told(recovery) };
      }
    }
    if (name !== undefined && name !== person.name) {
      deps.people.rename(code, name);
      audit(deps, manager, 'person.renamed', code);
    }
    return { ...done, ...(issued !== undefined && { issued }) };
  });
  const changed = deps.people.find(code);
  if (outcome.done && changed !== undefined) deps.renewSessionsOf(changed);
  return outcome;
}

/** The old secret, whichever it was, opens nothing any more. */
export async function issuePin(
  deps: PeopleDeps,
  manager: string,
  code: string,
): Promise<Outcome<'PERSON_UNKNOWN' | 'OWN_ACCOUNT' | 'STORE_FULL', { issued: IssuedPin }>> {
  if (code === manager) return refuse('OWN_ACCOUNT');
  if (findPresent(deps, code) === undefined) return refuse('PERSON_UNKNOWN');
  const outcome = await keepNewPin(deps, manager, code);
  if (outcome.done) deps.endSessionsOf(code);
  return outcome;
}

/** Makes a PIN, keeps it in place of the old secret, and tells it once. */
export async function keepNewPin(
  deps: PeopleDeps,
  by: string,
  code: string,
): Promise<Outcome<'PERSON_UNKNOWN' | 'STORE_FULL', { issued: IssuedPin }>> {
  const pin = deps.people.newPin();
  const sealed = await deps.people.seal('pin', pin);
  return commit(deps.db, () => {
    const person = findPresent(deps, code); // may have left meanwhile
    if (person === undefined) return refuse('PERSON_UNKNOWN');
    deps.people.keepSecret(code, sealed, deps.now().utcMs);
    audit(deps, by, 'person.pin-issued', code);
    return { ...done, issued: { code, name: person.name, pin } };
  });
}

/** Nobody signs in under this code until it is enabled; an open seat ends at once. */
export function disablePerson(
  deps: PeopleDeps,
  manager: string,
  code: string,
): Refused<'PERSON_UNKNOWN' | 'OWN_ACCOUNT' | 'LAST_MANAGER'> {
  const outcome = commit(deps.db, () => {
    const person = findPresent(deps, code);
    if (person === undefined) return refuse('PERSON_UNKNOWN');
    if (code === manager) return refuse('OWN_ACCOUNT');
    if (isLastManager(deps.people.list(), code)) return refuse('LAST_MANAGER');
    if (person.state === 'active') {
      deps.people.disable(code, deps.now().utcMs);
      audit(deps, manager, 'person.disabled', code);
    }
    return done;
  });
  if (outcome.done) deps.endSessionsOf(code);
  return outcome;
}

export function enablePerson(
  deps: PeopleDeps,
  manager: string,
  code: string,
): Refused<'PERSON_UNKNOWN'> {
  return commit(deps.db, () => {
    const person = findPresent(deps, code);
    if (person === undefined) return refuse('PERSON_UNKNOWN');
    if (person.state === 'disabled') {
      deps.people.disable(code, undefined);
      audit(deps, manager, 'person.enabled', code);
    }
    return done;
  });
}

/** Erases what names a person who has left; the audit goes on referring to the code. */
export function blankName(
  deps: PeopleDeps,
  manager: string,
  code: string,
): Refused<'PERSON_UNKNOWN' | 'STILL_ACTIVE'> {
  return commit(deps.db, () => {
    const person = findPresent(deps, code);
    if (person === undefined) return refuse('PERSON_UNKNOWN');
    if (person.state === 'active') return refuse('STILL_ACTIVE');
    deps.people.blankName(code, deps.now().utcMs);
    eraseRemarksOf(deps.db, code);
    audit(deps, manager, 'person.left', code);
    return done;
  });
}

/** Whoever manages people has looked into a remark. */
export function settleRemark(
  deps: PeopleDeps,
  manager: string,
  id: number,
): Refused<'REMARK_UNKNOWN'> {
  return commit(deps.db, () => {
    const code = settle(deps.db, id, { by: manager, atMs: deps.now().utcMs });
    if (code === undefined) return refuse('REMARK_UNKNOWN');
    audit(deps, manager, 'person.remark-settled', code, { remark: id });
    return done;
  });
}

/** Who has left is nobody any more. */
function findPresent({ people }: PeopleDeps, code: string): KnownPerson | undefined {
  const person = people.find(code);
  return person?.state === 'left' ? undefined : person;
}

/** Whether nobody but this person can manage people. */
function isLastManager(people: readonly KnownPerson[], code: string): boolean {
  const managers = people.filter(({ state, roles }) => state === 'active' && managesPeople(roles));
  return managers.length === 1 && managers[0]?.code === code;
}

function managesPeople(roles: readonly PersonRole[]): boolean {
  return rightsOfRoles(roles).has('people.manage');
}

function told(recovery: { readonly code: string } | undefined): { recoveryCode?: string } {
  return recovery === undefined ? {} : { recoveryCode: recovery.code };
}

/** By code only: neither a name nor a secret comes into the audit. */
export function audit(
  { db, now }: PeopleDeps,
  actor: string,
  action: string,
  person: string,
  more: AuditEntry['detail'] = {},
): void {
  recordAudit(db, now(), { actor, action, detail: { person, ...more } });
}
