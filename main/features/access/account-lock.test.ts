import { safe } from '@orpc/client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTestApp, staffPin, type TestApp } from '#tests/support/test-app.ts';

const people = [
  { code: 'can-bo', role: 'staff', secret: staffPin },
  { code: 'lanh-dao', role: 'leader', secret: '135791' },
  { code: 'quan-tri', role: 'admin', secret: '753186' },
] as const;

let office: TestApp;
beforeEach(async () => {
  office = await createTestApp({ people });
});
afterEach(() => office.close());

async function tryAt(code: string, secret: string): Promise<string> {
  const { error } = await safe(office.desk().access.signIn({ code, secret }));
  return error === null ? 'in' : String(Reflect.get(error, 'code'));
}

/** Guesses at an account, with one's own PIN in between so that the screen never locks. */
async function guess(code: string, times: number): Promise<string[]> {
  const answers: string[] = [];
  for (let n = 1; n <= times; n += 1) {
    answers.push(await tryAt(code, `11${1000 + n}`));
    if (n % 4 === 0) await tryAt('can-bo', staffPin);
  }
  return answers;
}

describe('an account', () => {
  it('is shut after twenty wrong secrets, whoever signed in rightly in between', async () => {
    expect(new Set(await guess('lanh-dao', 20))).toEqual(new Set(['SECRET_WRONG']));
    await office.restart();
    expect(await tryAt('lanh-dao', '135791')).toBe('ACCOUNT_SHUT');
    expect(await tryAt('can-bo', staffPin)).toBe('in');
    const admin = office.desk();
    await admin.access.signIn({ code: 'quan-tri', secret: '753186' });
    const { pin } = await admin.people.issuePin({ code: 'lanh-dao' });
    expect(await tryAt('lanh-dao', pin)).toBe('in');
  });

  it('counts anew after its own right secret, and after no other', async () => {
    await guess('lanh-dao', 19);
    expect(await tryAt('lanh-dao', '135791')).toBe('in');
    expect(await guess('lanh-dao', 19)).not.toContain('ACCOUNT_SHUT');
  });

  it('is not shut where nobody could open it again', async () => {
    await guess('quan-tri', 24);
    expect(await tryAt('quan-tri', '753186')).toBe('in');
  });
});
