import { safe } from '@orpc/client';
import type { AnyContractProcedure } from '@orpc/contract';
import { traverseContractProcedures } from '@orpc/server';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { contract } from '#shared/contract.ts';
import { rights, rightsOfRole } from '#shared/features/access/rights.ts';
import type { OperationMeta } from '#shared/operation.ts';
import { aRating, anId, createTestApp, staffPin, type TestApp } from '#tests/support/test-app.ts';
import { hosts, type Host } from './hosts.ts';

interface Operation {
  readonly path: readonly string[];
  readonly right: OperationMeta['right'];
}

function operations(): Operation[] {
  const found: Operation[] = [];
  traverseContractProcedures({ path: [], router: contract }, ({ contract: procedure, path }) => {
    const meta: OperationMeta = (procedure as AnyContractProcedure)['~orpc'].meta;
    found.push({ path, right: meta.right });
  });
  return found;
}

describe('the contract', () => {
  it('names a known right for every operation', () => {
    for (const { path, right } of operations()) expect(rights, path.join('.')).toContain(right);
  });
});

describe.each(hosts)('%s', (_name, open) => {
  let office: TestApp;
  let host: Host;

  beforeEach(async () => {
    office = await createTestApp();
    host = await open(office.app);
  });
  afterEach(async () => {
    await host.close();
    office.close();
  });

  it('records a tap and says so', async () => {
    const kiosk = await host.client('kiosk');
    const rating = aRating();
    expect(await kiosk.rating.submit(rating)).toEqual({ id: rating.id });
  });

  it('refuses the citizen whatever the citizen has no right to', async () => {
    const kiosk = await host.client('kiosk');
    const forbidden = operations().filter(
      ({ right }) => !rightsOfRole.citizen.some((allowed) => allowed === right),
    );
    expect(forbidden.length).toBeGreaterThan(6);
    for (const { path } of forbidden) {
      const call = path.reduce<unknown>((node, name) => Reflect.get(Object(node), name), kiosk);
      const { error } = await safe((call as (input: unknown) => Promise<unknown>)({}));
      expect(error, path.join('.')).toMatchObject({ code: 'FORBIDDEN' });
    }
  });

  it('lets nobody at the desk in who is not signed in', async () => {
    const desk = await host.client('desk');
    expect((await safe(desk.figures.listPeriods())).error).toMatchObject({ code: 'FORBIDDEN' });
    expect((await safe(desk.rating.submit(aRating()))).error).toMatchObject({ code: 'FORBIDDEN' });
  });

  it('gives a signed-in person the rights of the roles, until sign-out', async () => {
    const desk = await host.client('desk');
    const session = await desk.access.signIn({ code: 'can-bo', secret: staffPin });
    expect(session.person).toEqual({ code: 'can-bo', name: 'can-bo', roles: ['staff'] });
    expect(await desk.figures.listPeriods()).toEqual({ minimum: 10, periods: [], quarters: [] });
    expect((await safe(desk.tables.export({ format: 'csv' }))).error).toMatchObject({
      code: 'FORBIDDEN',
    });
    await desk.access.signOut();
    expect((await safe(desk.figures.listPeriods())).error).toMatchObject({ code: 'FORBIDDEN' });
  });

  it('carries a named error with its data', async () => {
    const desk = await host.client('desk');
    const { error, isDefined } = await safe(
      desk.access.signIn({ code: 'can-bo', secret: '000000' }),
    );
    expect({ code: error && 'code' in error && error.code, isDefined }).toEqual({
      code: 'SECRET_WRONG',
      isDefined: true,
    });
    expect(error).toMatchObject({ data: { attemptsLeft: 4 } });
  });

  it.each([
    ['an unknown field', { ...aRating(), role: 'officer' }],
    ['a score that is not on the scale', { ...aRating(), score: 6 }],
    ['an id that is no random id', { ...aRating(), id: '1' }],
    ['nothing', undefined],
  ])('refuses %s', async (_what, input) => {
    const kiosk = await host.client('kiosk');
    const { error } = await safe(kiosk.rating.submit(input as ReturnType<typeof aRating>));
    expect(error).toMatchObject({ code: 'BAD_REQUEST' });
  });

  it('tells the kiosk at once when somebody signs in and out', async () => {
    const kiosk = await host.client('kiosk');
    const desk = await host.client('desk');
    const states = await kiosk.station.watch();
    expect(await states.next()).toMatchObject({ value: { capture: 'ready' } });
    await desk.access.signIn({ code: 'can-bo', secret: staffPin });
    expect(await states.next()).toMatchObject({ value: { capture: 'staff' } });
    await desk.access.signOut();
    expect(await states.next()).toMatchObject({ value: { capture: 'ready' } });
    await states.return(undefined);
  });

  it('says nothing of its inside when something unforeseen happens', async () => {
    const kiosk = await host.client('kiosk');
    office.app.close();
    const { error } = await safe(kiosk.rating.submit(aRating()));
    expect(error).toMatchObject({
      code: 'INTERNAL_SERVER_ERROR',
      message: 'Internal Server Error',
    });
    expect(JSON.stringify(error)).not.toMatch(/sqlite|database|\/main\//i);
  });

  it('records what follows a tap, and refuses what is not asked', async () => {
    const kiosk = await host.client('kiosk');
    const rating = aRating();
    await kiosk.rating.submit(rating);
    const fact = { id: anId(), responseId: rating.id, question: 'stage', choices: ['collect'] };
    expect(await kiosk.rating.fact(fact)).toEqual({ id: fact.id });
    const { error } = await safe(kiosk.rating.fact({ ...fact, id: anId(), question: 'on_time' }));
    expect(error).toMatchObject({ code: 'QUESTION_UNKNOWN' });
  });

  it('refuses a change of an answer that nobody gave', async () => {
    const kiosk = await host.client('kiosk');
    const { error } = await safe(kiosk.rating.change({ ...aRating(), responseId: anId() }));
    expect(error).toMatchObject({ code: 'RESPONSE_UNKNOWN' });
  });
});
