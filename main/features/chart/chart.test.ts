import { readFileSync } from 'node:fs';
import { safe } from '@orpc/client';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createTestApp, officerPhrase, type TestApp } from '#tests/support/test-app.ts';

let app: TestApp;
beforeEach(async () => {
  app = await createTestApp();
});
afterEach(() => app.close());

async function signedIn() {
  const desk = app.desk();
  await desk.access.signIn({ code: 'tong-hop', secret: officerPhrase });
  return desk;
}

it('writes a chart where the other exports lie, and never over an earlier one', async () => {
  const desk = await signedIn();
  const csv = { name: 'trend', format: 'csv', content: '\uFEFFKỳ,Tỷ lệ\r\n' } as const;
  const first = await desk.chart.save(csv);
  const second = await desk.chart.save(csv);
  expect(readFileSync(first.file, 'utf8')).toBe(csv.content);
  expect(first.file).toMatch(/exports.bieu-do-trend-\d{8}-\d{6}\.csv$/);
  expect(second.file).not.toBe(first.file);
});

it.each([
  ['png', Buffer.from('<html>').toString('base64')],
  ['svg', '<svg xmlns="http://www.w3.org/2000/svg"><script>x</script></svg>'],
  ['svg', '<html></html>'],
] as const)('takes nothing for a %s that is none', async (format, content) => {
  const desk = await signedIn();
  const { error } = await safe(desk.chart.save({ name: 'trend', format, content }));
  expect(error).toMatchObject({ code: 'NOT_A_CHART' });
});

it('keeps to names that lead nowhere', async () => {
  const desk = await signedIn();
  const { error } = await safe(desk.chart.save({ name: '../trend', format: 'csv', content: 'x' }));
  expect(error).toMatchObject({ code: 'BAD_REQUEST' });
});
