import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import trialSettings from '#resources/trial/settings.json' with { type: 'json' };
import { createFolder } from '#main/features/folder/create-folder.ts';
import { openStore } from '#main/open-store.ts';
import { StartError } from '#main/platform/start-error.ts';
import { dataFolderAt, type DataFolder } from '#main/storage/data-folder.ts';
import { openReader } from '#main/storage/database.ts';
import { OfficeSettings } from '#shared/features/folder/office-settings.ts';
import { makeTempFolder, removeFolder } from '#tests/support/folders.ts';
import { simulate } from './simulate.ts';

let folder: DataFolder;
beforeEach(() => {
  folder = dataFolderAt(makeTempFolder());
});
afterEach(() => removeFolder(folder.path));

function countAnswers(): unknown {
  const db = openReader(folder.database);
  try {
    return db.prepare(`SELECT count(*) FROM rating WHERE kind = 'answer'`).pluck().get();
  } finally {
    db.close();
  }
}

function makeFolder(kind: 'trial' | 'office'): void {
  const db = openStore(folder);
  const settings = OfficeSettings.parse(trialSettings);
  const moment = {
    utcMs: 0,
    offsetMinutes: 420,
    bootId: 'b',
    monotonicMs: 0,
    state: 'trusted',
    trustedMs: 0,
  } as const;
  createFolder(db, { kind, settings, author: 'program', moment });
  db.close();
}

describe('simulate', () => {
  it('fills a new folder', () => {
    const made = simulate({ folder, days: 3, perDay: 40, seed: 7 });
    expect(made).toEqual({ days: 3, responses: countAnswers() });
  });

  it('goes on in a simulated folder', () => {
    const first = simulate({ folder, days: 2, perDay: 40, seed: 7 });
    const second = simulate({ folder, days: 2, perDay: 40, seed: 7 });
    expect(countAnswers()).toBe(first.responses + second.responses);
  });

  it('takes a number and its digits as the same seed', () => {
    const { responses } = simulate({ folder, days: 2, perDay: 40, seed: 7 });
    removeFolder(folder.path);
    folder = dataFolderAt(makeTempFolder());
    expect(simulate({ folder, days: 2, perDay: 40, seed: '7' }).responses).toBe(responses);
  });

  it.each(['trial', 'office'] as const)(
    'refuses a folder of kind %s and leaves it as it was',
    (kind) => {
      makeFolder(kind);
      const before = readFileSync(folder.database);
      const refusal = new StartError('folderKindWrong', { folder: folder.path });
      expect(() => simulate({ folder, days: 1, perDay: 40, seed: 7 })).toThrow(refusal);
      expect(readFileSync(folder.database).equals(before)).toBe(true);
    },
  );
});
