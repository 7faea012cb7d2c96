import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { holdFolder } from '#main/storage/hold-folder.ts';
import {
  copyEvidence,
  createEvidenceOffice,
  deskOf,
  give,
  hashOf,
  list,
  plan,
} from '#tests/support/evidence-office.ts';
import { runCli } from '#tests/support/run-cli.ts';
import type { TestApp } from '#tests/support/test-app.ts';

let office: TestApp;
beforeEach(async () => {
  office = await createEvidenceOffice();
});
afterEach(() => office.close());

const restore = () => runCli(['evidence', 'restore', '--data', office.folder.path]);
const doctor = () => runCli(['doctor', '--data', office.folder.path]);

it('names damaged evidence and brings it back while the program is stopped', async () => {
  const desk = await deskOf(office);
  await give(desk, plan);
  await give(desk, list, { criterion: '2.1' });
  copyEvidence(office);
  office.app.close();
  rmSync(join(office.folder.evidence, hashOf(plan)));
  writeFileSync(join(office.folder.evidence, hashOf(list)), 'khác');
  const sick = await doctor();
  expect(sick.code).toBe(1);
  expect(sick.out).toContain(`${hashOf(plan).slice(0, 12)} (chinh-quyen-than-thien v1 2026 1.1)`);

  const hold = holdFolder(office.folder);
  expect((await restore()).code).toBe(1); // somebody has the folder open
  hold.release();
  const { code, out, err } = await restore();
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toContain('Đã khôi phục 2 trong 2 tệp');
  expect(out).toContain('evidence-aside-');
  expect((await doctor()).out).toContain('Đã đọc lại 2 tệp');

  rmSync(join(office.folder.backups, 'evidence'), { recursive: true });
  rmSync(join(office.folder.evidence, hashOf(plan)));
  const lost = await restore();
  expect(lost.code).toBe(1);
  expect(lost.out).toContain('không có bản sao nguyên vẹn: 1');
});
