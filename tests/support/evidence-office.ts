import { createHash, randomUUID } from 'node:crypto';
import { backUpEvidence } from '#main/features/assessment/evidence-copies.ts';
import { evidenceInCopies } from '#main/evidence-in-copies.ts';
import { openReader, type Database } from '#main/storage/database.ts';
import { demoPassphrase, leaderPin } from './letter-office.ts';
import { createTestApp, type TestApp } from './test-app.ts';

export const plan = Buffer.from('%PDF-1.7 kế hoạch tuyên truyền');
export const list = Buffer.from('%PDF-1.7 danh sách người dân');
export const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
export { demoPassphrase };

export type Desk = Awaited<ReturnType<typeof deskOf>>;

/** A trial, which has its key of letters from the start. */
export const createEvidenceOffice = () =>
  createTestApp({
    kind: 'trial',
    people: [{ code: 'lanh-dao', role: 'leader', secret: leaderPin }],
  });

export async function deskOf(office: TestApp) {
  const desk = office.desk();
  await desk.access.signIn({ code: 'lanh-dao', secret: leaderPin });
  return desk;
}

/** Gives one file to one criterion; its id. */
export async function give(
  desk: Desk,
  content: Buffer,
  { criterion = '1.1', personal = false } = {},
): Promise<void> {
  const given = randomUUID();
  await desk.assessment.giveEvidence({ given, at: 0, piece: content.toString('base64') });
  await desk.assessment.addEvidence({
    ...{ set: 'chinh-quyen-than-thien', version: 1, period: '2026' },
    ...{ criterion, given, personal, title: 'Kế hoạch', fileName: 'ke hoach.pdf' },
  });
}

export function inside<Result>({ folder }: TestApp, look: (db: Database) => Result): Result {
  const db = openReader(folder.database);
  try {
    return look(db);
  } finally {
    db.close();
  }
}

/** As the worker does it once a day. */
export const copyEvidence = (office: TestApp) =>
  inside(office, (db) => {
    const { evidence, backups } = office.folder;
    return backUpEvidence(
      { db, namedInCopies: () => evidenceInCopies(backups) },
      { evidence, backups },
    );
  });
