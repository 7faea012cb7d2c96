import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import Sqlite from 'better-sqlite3';
import station from '#resources/locales/vi/station.json' with { type: 'json' };
import { contract } from '#shared/contract.ts';
import { rightsOfRole } from '#shared/features/access/rights.ts';
import { callFromPage } from '#tests/support/call-from-page.ts';
import { test } from '#tests/support/host-test.ts';
import { bestFace, rate } from '#tests/support/rate.ts';
import { signInByHand } from '#tests/support/sign-in-by-hand.ts';

test('a tap on a face is thanked and recorded', async ({ host, kiosk }) => {
  await rate(kiosk);
  expect(await host.stop()).toBe(0);
  const db = new Sqlite(join(host.dataFolder, 'kiosk.db'), { readonly: true });
  expect(db.prepare('SELECT score FROM rating').all()).toEqual([{ score: 5 }]);
  db.close();
});

test('a page works on after a reload', async ({ kiosk }) => {
  await kiosk.reload();
  await rate(kiosk);
});

test('what happens at the desk reaches the kiosk at once', async ({ kiosk, desk }) => {
  await expect(bestFace(kiosk)).toBeVisible();
  await signInByHand(desk);
  await expect(kiosk.getByText(station.paused.title)).toBeVisible();
});

test('the kiosk’s page has the citizen’s rights only, whatever it sends', async ({ kiosk }) => {
  await expect(bestFace(kiosk)).toBeVisible(); // its own line is open: ours will be the newer one
  const answers = await Promise.all(
    operationsWithout(rightsOfRole.citizen).map(async (path) => {
      const { status, body } = await callFromPage(kiosk, path, {});
      return [path.join('.'), status, codeIn(body)];
    }),
  );
  expect(answers.length).toBeGreaterThan(5);
  expect(answers.filter(([, status, code]) => status !== 403 || code !== 'FORBIDDEN')).toEqual([]);
});

test('a foreseen refusal arrives with its code', async ({ kiosk }) => {
  await expect(bestFace(kiosk)).toBeVisible();
  const answer = await callFromPage(kiosk, ['rating', 'change'], {
    id: randomUUID(),
    responseId: randomUUID(),
    score: 3,
    questionnaire: 'kiosk@2',
    scaleOrder: 'descending',
    language: 'vi',
    readyMs: 1,
  });
  expect(codeIn(answer.body)).toBe('RESPONSE_UNKNOWN');
});

/** Paths of all operations that ask for a right which is not among these. */
function operationsWithout(rights: readonly string[]): string[][] {
  return Object.entries(contract).flatMap(([feature, operations]) =>
    Object.entries(operations)
      .filter(([, operation]) => !rights.includes(String(operation['~orpc'].meta.right)))
      .map(([name]) => [feature, name]),
  );
}

function codeIn(body: unknown): unknown {
  return (body as { json: { code?: string } }).json.code;
}
