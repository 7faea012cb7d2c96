import type { KnownPerson, PersonRegister } from '#main/person-register.ts';
import type { StoredPerson } from './person-store.ts';
import {
  blankNameOfPerson,
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
import { proveSecret, type ProofDeps } from './sign-in.ts';

/** The people as other features may see and change them. */
export function createPersonRegister(
  deps: ProofDeps & { readonly nowMs: () => number },
): PersonRegister {
  const { db } = deps;
  return {
    list: () => listPeople(db).map(withoutSecret),
    find(code) {
      const found = findPerson(db, code);
      return found && withoutSecret(found);
    },
    record: (person, { kind, ...sealed }, createdAtMs) =>
      recordPerson(db, { ...person, ...sealed, secretKind: kind, createdAtMs }),
    rename: (code, name) => renamePerson(db, code, name),
    changeRoles: (code, roles) => changeRolesOfPerson(db, code, roles),
    keepSecret: (code, secret, atMs) => changeSecretOfPerson(db, code, secret, atMs),
    disable: (code, atMs) => disablePerson(db, code, atMs),
    blankName(code, atMs) {
      removeRecovery(db, code);
      blankNameOfPerson(db, code, atMs);
    },
    async newRecovery() {
      const code = newRecoveryCode();
      return { code, sealed: await sealSecret(plainRecoveryCode(code)) };
    },
    keepRecovery: (code, sealed) =>
      sealed === undefined ? removeRecovery(db, code) : recordRecovery(db, code, sealed),
    newPin: () => newPin(deps.nowMs()),
    seal: async (kind, secret) => ({ kind, ...(await sealSecret(secret)) }),
    prove: (code, secret) => proveSecret(deps, { code, secret }),
  };
}

function withoutSecret({ cost: _, salt: __, verifier: ___, ...person }: StoredPerson): KnownPerson {
  return person;
}
