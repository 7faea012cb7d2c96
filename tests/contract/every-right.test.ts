import { safe } from '@orpc/client';
import type { AnyContractProcedure } from '@orpc/contract';
import { createRouterClient, traverseContractProcedures } from '@orpc/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordPerson } from '#main/features/access/person-store.ts';
import { sealSecret } from '#main/features/access/secret.ts';
import { openDatabase } from '#main/storage/database.ts';
import { contract } from '#shared/contract.ts';
import { personRoles, rightsOfRole, rightsOfRoles } from '#shared/features/access/rights.ts';
import type { PersonRole, Right } from '#shared/features/access/rights.ts';
import type { OperationMeta } from '#shared/operation.ts';
import { createTestApp, type TestApp } from '#tests/support/test-app.ts';

/** Every operation there is, found in the contract: none that is added can be forgotten here. */
const operations: { readonly path: readonly string[]; readonly right: Right | undefined }[] = [];
traverseContractProcedures({ path: [], router: contract }, ({ contract: procedure, path }) => {
  const meta: OperationMeta = (procedure as AnyContractProcedure)['~orpc'].meta;
  operations.push({ path, right: meta.right });
});

/** Every set of roles a person can hold, the empty one too. */
const roleSets = Array.from({ length: 2 ** personRoles.length }, (_, bits): PersonRole[] =>
  personRoles.filter((_role, place) => Math.floor(bits / 2 ** place) % 2 === 1),
);

const secret = '314159';
const codeOf = (roles: readonly PersonRole[]) => ['who', ...roles].join('-');

let office: TestApp;
beforeAll(async () => {
  office = await createTestApp({ people: [] });
  const sealed = await sealSecret(secret, { N: 2 ** 4, r: 8, p: 1 });
  const db = openDatabase(office.folder.database);
  for (const roles of roleSets) {
    const code = codeOf(roles);
    recordPerson(db, { code, name: code, roles, secretKind: 'pin', ...sealed });
  }
  db.close();
});
afterAll(() => office.close());

type Call = (input: unknown) => Promise<unknown>;

function operationAt(client: object, path: readonly string[]): Call {
  return path.reduce<unknown>((node, name) => Reflect.get(Object(node), name), client) as Call;
}

/** Whether the door let the call in; what was wrong with it inside does not matter here. */
async function isLetIn(client: object, path: readonly string[]): Promise<boolean> {
  const { data, error } = await safe(operationAt(client, path)({}));
  if (data instanceof Object && Symbol.asyncIterator in data) {
    await (data as AsyncGenerator).return(undefined); // nobody waits for what it would tell
  }
  return Reflect.get(Object(error), 'code') !== 'FORBIDDEN';
}

async function letIn(open: () => Promise<object>): Promise<string[]> {
  const found: string[] = [];
  for (const { path } of operations) {
    // a page of its own for each: signing out is an operation too
    if (await isLetIn(await open(), path)) found.push(path.join('.'));
  }
  return found;
}

function allowed(rights: ReadonlySet<Right>): string[] {
  return operations
    .filter(({ right }) => right !== undefined && rights.has(right))
    .map(({ path }) => path.join('.'));
}

describe('the door', () => {
  it('knows every operation and every role', () => {
    expect(operations.length).toBeGreaterThan(40);
    expect(roleSets).toHaveLength(2 ** personRoles.length);
  });

  it.each(roleSets.map((roles) => [roles.join(' and ') || 'no role', roles] as const))(
    'lets a person with %s in where a right of theirs says so, and nowhere else',
    async (_name, roles) => {
      const rights = new Set([...rightsOfRole.visitor, ...rightsOfRoles(roles)]);
      const signedIn = async () => {
        const connection = office.app.connect('desk');
        const desk = createRouterClient(office.app.router, {
          context: { caller: connection.caller },
        });
        await desk.access.signIn({ code: codeOf(roles), secret });
        return desk;
      };
      expect(await letIn(signedIn)).toEqual(allowed(rights));
    },
  );

  it('lets a citizen in where the kiosk has a right, and nowhere else', async () => {
    expect(await letIn(async () => office.kiosk())).toEqual(allowed(rightsOfRoles(['citizen'])));
  });

  it('lets somebody who has not signed in no further than the sign-in', async () => {
    expect(await letIn(async () => office.desk())).toEqual(allowed(rightsOfRoles(['visitor'])));
  });
});
