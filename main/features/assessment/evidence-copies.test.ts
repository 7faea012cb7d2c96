import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { backUp } from '#main/storage/backup.ts';
import { openReader } from '#main/storage/database.ts';
import {
  copyEvidence,
  createEvidenceOffice,
  demoPassphrase,
  deskOf,
  give,
  hashOf,
  list,
  plan,
  type Desk,
} from '#tests/support/evidence-office.ts';
import type { TestApp } from '#tests/support/test-app.ts';
import { checkEvidenceFiles } from './check-evidence.ts';
import { restoreEvidence } from './restore-evidence.ts';

let office: TestApp;
let desk: Desk;
beforeEach(async () => {
  office = await createEvidenceOffice();
  desk = await deskOf(office);
});
afterEach(() => office.close());

const copies = () => join(office.folder.backups, 'evidence');
const listCopies = () => readdirSync(copies()).toSorted();
const copyAnswers = (day: string) => {
  const db = openReader(office.folder.database);
  backUp(db, office.folder.backups, day);
  db.close();
};

async function inOffice<Result>(look: (db: ReturnType<typeof openReader>) => Promise<Result>) {
  const db = openReader(office.folder.database);
  try {
    return await look(db);
  } finally {
    db.close();
  }
}
const examine = () => inOffice((db) => checkEvidenceFiles(db, office.folder.evidence));
const restore = () =>
  inOffice((db) =>
    restoreEvidence(db, {
      evidence: office.folder.evidence,
      from: office.folder.backups,
      aside: join(office.folder.path, 'aside'),
    }),
  );

describe('a copy of evidence', () => {
  it('is made once for each file; what is sealed stays sealed', async () => {
    expect(copyEvidence(office)).toEqual({ done: true, copied: 0, dropped: 0, damaged: 0 });
    await give(desk, plan);
    await give(desk, plan, { criterion: '1.2' });
    await give(desk, list, { personal: true });
    expect(copyEvidence(office)).toEqual({ done: true, copied: 2, dropped: 0, damaged: 0 });
    expect(copyEvidence(office)).toEqual({ done: true, copied: 0, dropped: 0, damaged: 0 });
    expect(listCopies()).toHaveLength(2);
    expect(readFileSync(join(copies(), hashOf(plan)))).toEqual(plan);
    const sealed = listCopies().find((name) => name.endsWith('.age')) ?? '';
    const kept = join(office.folder.evidence, `${hashOf(list)}.age`);
    expect(readFileSync(join(copies(), sealed))).toEqual(readFileSync(kept));
    expect(readFileSync(join(copies(), sealed)).includes('danh sách')).toBe(false);
  });

  it('is made of no file that is missing or altered, and a good one stays', async () => {
    await give(desk, plan);
    copyEvidence(office);
    await give(desk, list);
    writeFileSync(join(office.folder.evidence, hashOf(plan)), 'khác');
    rmSync(join(office.folder.evidence, hashOf(list)));
    expect(copyEvidence(office)).toMatchObject({ done: true, copied: 0, damaged: 1 });
    expect(listCopies()).toEqual([hashOf(plan)]);
    expect(readFileSync(join(copies(), hashOf(plan)))).toEqual(plan);
  });

  it('stays while a copy of the answers names the file; one of personal data goes with the removal', async () => {
    await give(desk, plan);
    await give(desk, list, { personal: true });
    copyEvidence(office);
    copyAnswers('2026-11-26');
    for (const id of [1, 2]) await desk.assessment.removeEvidence({ id });
    expect(copyEvidence(office)).toMatchObject({ done: true, dropped: 1 });
    expect(listCopies()).toEqual([hashOf(plan)]);
    writeFileSync(join(office.folder.backups, 'kiosk-2026-11-25.db'), 'damaged');
    rmSync(join(office.folder.backups, 'kiosk-2026-11-26.db'));
    expect(copyEvidence(office)).toMatchObject({ dropped: 0 }); // what a damaged one named is not known
    rmSync(join(office.folder.backups, 'kiosk-2026-11-25.db'));
    expect(copyEvidence(office)).toMatchObject({ dropped: 1 });
    expect(listCopies()).toEqual([]);
  });
});

describe('evidence that is missing or altered', () => {
  it('is named by its place, comes back from its copy, and nothing is lost', async () => {
    await give(desk, plan);
    await give(desk, list, { criterion: '2.1', personal: true });
    copyEvidence(office);
    expect(await examine()).toMatchObject({ verdict: 'good', finding: 'whole' });
    const sealed = join(office.folder.evidence, `${hashOf(list)}.age`);
    writeFileSync(join(office.folder.evidence, hashOf(plan)), 'khác');
    rmSync(sealed);
    const { verdict, values } = await examine();
    expect({ verdict, ...values }).toMatchObject({ verdict: 'bad', missing: 1, changed: 1 });
    expect(values['named']).toContain('chinh-quyen-than-thien v1 2026 2.1');
    expect(values['named']).not.toContain('Kế hoạch'); // a title is for those who may read it

    expect(await restore()).toEqual({ files: 2, restored: 2, setAside: 1, lost: [] });
    expect(await examine()).toMatchObject({ verdict: 'good' });
    const aside = join(office.folder.path, 'aside', hashOf(plan));
    expect(readFileSync(aside, 'utf8')).toBe('khác');
    await desk.letter.open({ way: 'passphrase', secret: demoPassphrase });
    const { file } = await desk.assessment.copyEvidence({ id: 2 });
    expect(readFileSync(file)).toEqual(list);
    expect(await restore()).toMatchObject({ restored: 0, setAside: 0 });
  });

  it('stays where it is when its copy is not whole either', async () => {
    await give(desk, plan);
    copyEvidence(office);
    writeFileSync(join(office.folder.evidence, hashOf(plan)), 'khác');
    writeFileSync(join(copies(), hashOf(plan)), 'cũng khác');
    expect(await restore()).toMatchObject({
      restored: 0,
      setAside: 0,
      lost: [{ bytes: plan.length }],
    });
    expect(readFileSync(join(office.folder.evidence, hashOf(plan)), 'utf8')).toBe('khác');
  });
});
