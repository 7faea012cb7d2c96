import { safe } from '@orpc/client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openReader } from '#main/storage/database.ts';
import { createTestApp, staffPin, type TestApp } from '#tests/support/test-app.ts';

let office: TestApp;
beforeEach(async () => {
  office = await createTestApp();
});
afterEach(() => office.close());

async function staff() {
  const desk = office.desk();
  await desk.access.signIn({ code: 'can-bo', secret: staffPin });
  return desk;
}

const slow = {
  kind: 'difficulty',
  words: 'Đường truyền chậm vào đầu giờ sáng.',
  fieldCode: 'dat-dai',
  addressee: '',
} as const;
const move = { from: 'open', to: 'sent', day: '2026-11-27', note: 'Công văn 12' } as const;

describe('a difficulty', () => {
  it('goes up, is answered, closed and opened again, every step with its day and person', async () => {
    const desk = await staff();
    const { id } = await desk.difficulty.note(slow);
    const day = '2026-11-27';
    await desk.difficulty.move({ id, ...move });
    await desk.difficulty.move({ id, from: 'sent', to: 'answered', day, note: 'Sẽ nâng cấp' });
    await desk.difficulty.move({ id, from: 'answered', to: 'closed', day, note: '' });
    await desk.difficulty.move({ id, from: 'closed', to: 'open', day, note: 'Vẫn chậm' });
    const { difficulties, fields } = await desk.difficulty.list();
    expect(difficulties).toEqual([
      {
        id,
        ...slow,
        notedOn: day,
        person: 'can-bo',
        state: 'open',
        steps: [
          { id: 1, state: 'sent', day, note: 'Công văn 12', person: 'can-bo' },
          { id: 2, state: 'answered', day, note: 'Sẽ nâng cấp', person: 'can-bo' },
          { id: 3, state: 'closed', day, note: '', person: 'can-bo' },
          { id: 4, state: 'open', day, note: 'Vẫn chậm', person: 'can-bo' },
        ],
      },
    ]);
    expect(fields.map(({ code }) => code)).toContain('dat-dai');
  });

  it('is put right until somebody acts on it, and not after', async () => {
    const desk = await staff();
    const { id } = await desk.difficulty.note(slow);
    const content = { ...slow, words: 'Đường truyền chậm cả ngày.' };
    await desk.difficulty.correct({ id, content });
    expect((await desk.difficulty.list()).difficulties[0]?.words).toBe(content.words);
    await desk.difficulty.move({ id, ...move });
    const { error } = await safe(desk.difficulty.correct({ id, content: slow }));
    expect(error).toMatchObject({ code: 'DIFFICULTY_MOVED' });
  });

  it.each([
    ['from where it is no longer', { from: 'sent', to: 'closed' }, 'DIFFICULTY_MOVED'],
    ['to where it cannot go from here', { to: 'answered' }, 'DIFFICULTY_MOVED'],
    ['on a day to come', { day: '2026-11-28' }, 'DAY_REFUSED'],
    ['before it was noted', { day: '2026-11-26' }, 'DAY_REFUSED'],
    ['that is not there', { id: 99 }, 'DIFFICULTY_UNKNOWN'],
  ] as const)('is not moved %s', async (_what, wrong, code) => {
    const desk = await staff();
    const { id } = await desk.difficulty.note(slow);
    const { error } = await safe(desk.difficulty.move({ id, ...move, ...wrong }));
    expect(error).toMatchObject({ code });
    expect((await desk.difficulty.list()).difficulties[0]?.steps).toEqual([]);
  });

  it('leaves no words in the audit', async () => {
    const desk = await staff();
    const { id } = await desk.difficulty.note(slow);
    await desk.difficulty.move({ id, ...move });
    const db = openReader(office.folder.database);
    const rows = db
      .prepare(`SELECT action, detail FROM audit WHERE action LIKE 'difficulty.%'`)
      .all();
    db.close();
    expect(rows).toEqual([
      { action: 'difficulty.noted', detail: `{"difficulty":${id},"kind":"difficulty"}` },
      { action: 'difficulty.moved', detail: `{"difficulty":${id},"from":"open","to":"sent"}` },
    ]);
  });
});
