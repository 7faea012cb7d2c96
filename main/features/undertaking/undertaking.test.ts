import { readFileSync } from 'node:fs';
import { safe } from '@orpc/client';
import { parseCsv } from 'hucre/csv';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openReader } from '#main/storage/database.ts';
import { findUnsoundColumn, officeTables } from '#shared/features/batch/office-tables.ts';
import { give } from '#tests/support/evidence-office.ts';
import { createTestApp, staffPin, usualPeople, type TestApp } from '#tests/support/test-app.ts';
import { tellUndertakings } from './tell-undertakings.ts';

let office: TestApp;
beforeEach(async () => {
  office = await createTestApp();
});
afterEach(() => office.close());

async function signedIn(code: string, secret: string) {
  const desk = office.desk();
  await desk.access.signIn({ code, secret });
  return desk;
}
const staff = () => signedIn('can-bo', staffPin);

const talk = {
  kind: 'dialogue',
  heldOn: '2026-11-20',
  subject: 'Đối thoại với người dân thôn 3',
  count: 42,
  countOf: 'participants',
  place: 'Nhà văn hóa thôn 3',
  evidence: 'Biên bản số 05/BB-UBND',
} as const;

it('is noted and corrected; the newest version counts and every one is kept', async () => {
  const desk = await staff();
  const { number } = await desk.undertaking.note(talk);
  const [first] = (await desk.undertaking.list({})).undertakings;
  const version = first?.version ?? 0;
  expect(first).toEqual({ ...talk, number, version, versions: 1, person: 'can-bo' });
  await desk.undertaking.correct({ number, version, content: { ...talk, count: 24 } });
  expect((await desk.undertaking.list({})).undertakings).toMatchObject([
    { count: 24, versions: 2 },
  ]);
  const again = { number, version, content: talk };
  expect((await safe(desk.undertaking.correct(again))).error).toMatchObject({
    code: 'UNDERTAKING_CHANGED',
  });
});

it('is taken back, and its number never comes again', async () => {
  const desk = await staff();
  const { number } = await desk.undertaking.note(talk);
  const [first] = (await desk.undertaking.list({})).undertakings;
  await desk.undertaking.withdraw({ number, version: first?.version ?? 0 });
  expect((await desk.undertaking.list({})).undertakings).toEqual([]);
  expect((await desk.undertaking.note(talk)).number).toBe(number + 1);
});

it('is not noted for a day to come, and stands in its own year', async () => {
  const desk = await staff();
  const { error } = await safe(desk.undertaking.note({ ...talk, heldOn: '2026-11-28' }));
  expect(error).toMatchObject({ code: 'DAY_REFUSED' });
  await desk.undertaking.note({ ...talk, heldOn: '2025-12-31' });
  expect(await desk.undertaking.list({})).toMatchObject({ years: [2026, 2025], undertakings: [] });
  expect((await desk.undertaking.list({ year: 2025 })).undertakings).toHaveLength(1);
});

it('is read and taken out as CSV by who reads figures, and no cell is a formula', async () => {
  const desk = await staff();
  await desk.undertaking.note({ ...talk, subject: '=1+1', place: '' });
  await desk.access.signOut();
  const officer = await signedIn('tong-hop', usualPeople[1].secret);
  expect((await safe(officer.undertaking.note(talk))).error).toMatchObject({ code: 'FORBIDDEN' });
  const { file, rows } = await officer.undertaking.export({ year: 2026 });
  expect(rows).toBe(1);
  const [, row] = parseCsv(readFileSync(file, 'utf8').replace('\uFEFF', ''));
  expect(row?.slice(0, 5)).toEqual(['1', 'dialogue', '2026-11-20', "'=1+1", '42']);
});

it('names a file that is kept as evidence, and still says which it was when that is gone', async () => {
  const people = [
    { code: 'can-bo', role: 'staff', secret: staffPin },
    { code: 'lanh-dao', role: 'leader', secret: '135791' },
  ] as const;
  office.close();
  office = await createTestApp({ people });
  const desk = await signedIn('lanh-dao', '135791');
  await give(desk, Buffer.from('%PDF-1.7 biên bản'));
  const [file] = (await desk.undertaking.list({})).keptFiles;
  const sha256 = file?.sha256 ?? '';
  expect(file?.title).toBe('Kế hoạch');
  await desk.access.signOut();
  const staffDesk = await staff();
  const unknown = { ...talk, sha256: 'a'.repeat(64) };
  expect((await safe(staffDesk.undertaking.note(unknown))).error).toMatchObject({
    code: 'FILE_UNKNOWN',
  });
  const { number } = await staffDesk.undertaking.note({ ...talk, evidence: '', sha256 });
  const [held] = (await staffDesk.undertaking.list({})).undertakings;
  expect(held).toMatchObject({ sha256 });
  const db = openReader(office.folder.database);
  expect(tellUndertakings(db)).toMatchObject([{ has_evidence: 1 }]);
  db.close();
  const { criteria } = await staffDesk.assessment.show({
    ...{ set: 'chinh-quyen-than-thien', version: 1, period: '2026' },
  });
  const [line] = criteria.flatMap(({ evidence }) => evidence);
  await staffDesk.assessment.removeEvidence({ id: line?.id ?? 0 });
  expect((await staffDesk.undertaking.list({})).keptFiles).toEqual([]);
  const content = { ...talk, evidence: '', count: 7, sha256 };
  await staffDesk.undertaking.correct({ number, version: held?.version ?? 0, content });
  expect((await staffDesk.undertaking.list({})).undertakings).toMatchObject([{ count: 7, sha256 }]);
});

it('tells the superior kind, day and count, and neither words nor places', async () => {
  const desk = await staff();
  await desk.undertaking.note(talk);
  const { count: _, ...uncounted } = talk;
  await desk.undertaking.note({ ...uncounted, evidence: '' });
  const db = openReader(office.folder.database);
  const rows = tellUndertakings(db);
  db.close();
  expect(rows.map((row) => findUnsoundColumn(row, officeTables.activities_held))).toEqual([
    undefined,
    undefined,
  ]);
  expect(JSON.stringify(rows)).not.toMatch(/thôn|Biên bản/);
  expect(rows[1]).toEqual({
    undertaking: 1,
    kind: 'dialogue',
    held_on: '2026-11-20',
    count: 42,
    count_of: 'participants',
    model_code: null,
    has_evidence: 1,
  });
});
