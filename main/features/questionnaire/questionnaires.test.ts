import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import kiosk2 from '#resources/questionnaires/kiosk-2.json' with { type: 'json' };
import { Questionnaire } from '#shared/features/questionnaire/questionnaire.ts';
import { refOf } from '#shared/features/questionnaire/questions.ts';
import { knownQuestionnaires } from './known-questionnaires.ts';
import { readQuestionnaires } from './read-questionnaires.ts';
import { shippedQuestionnaires } from './shipped-questionnaires.ts';

const shipped = shippedQuestionnaires();
const none = { questionnaires: [], faults: [] };
const own = (change: Partial<Questionnaire>) => ({ ...Questionnaire.parse(kiosk2), ...change });
const inWords = (title: string) =>
  own({
    texts: {
      ...kiosk2.texts,
      vi: { ...kiosk2.texts.vi, 'stage.title': title },
    },
  });

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hai-long-questionnaires-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the office’s own files', () => {
  it('are read; one with a fault is named with its place, and the others serve', () => {
    writeFileSync(join(folder, 'good.json'), JSON.stringify(own({ issue: 3 })));
    writeFileSync(join(folder, 'no-json.json'), '{ "id": ');
    writeFileSync(join(folder, 'wrong.json'), JSON.stringify({ ...kiosk2, issue: 0 }));
    writeFileSync(join(folder, 'survey.json'), JSON.stringify(own({ id: 'c-abc' })));
    writeFileSync(join(folder, 'notes.txt'), 'not a questionnaire');
    const { questionnaires, faults } = readQuestionnaires(folder);
    expect(questionnaires.map(refOf)).toEqual(['kiosk@3']);
    expect(faults.map(({ file }) => file)).toEqual(
      ['no-json.json', 'survey.json', 'wrong.json'].map((name) => join(folder, name)),
    );
    expect(faults.find(({ file }) => file.endsWith('wrong.json'))?.fault).toContain('issue');
  });

  it('may begin with the mark that Windows editors write', () => {
    writeFileSync(join(folder, 'bom.json'), `\uFEFF${JSON.stringify(own({ issue: 3 }))}`);
    expect(readQuestionnaires(folder).faults).toEqual([]);
  });

  it('need not be there', () => {
    expect(readQuestionnaires(join(folder, 'missing'))).toEqual(none);
  });
});

describe('what is asked', () => {
  const known = knownQuestionnaires({ shipped, own: none, used: [] });
  const usual = { id: 'kiosk', sensitive: false };

  it('is the newest issue that is in force on the day', () => {
    expect(refOf(known.inForce(usual, '2026-11-20'))).toBe('kiosk@1');
    expect(refOf(known.inForce(usual, '2026-11-21'))).toBe('kiosk@2');
  });

  it('is the issue that the office named, whatever the day', () => {
    expect(refOf(known.inForce({ ...usual, issue: 1 }, '2027-01-01'))).toBe('kiosk@1');
  });

  it('is the usual one where the office’s own cannot be found', () => {
    expect(refOf(known.inForce({ ...usual, id: 'lost' }, '2027-01-01'))).toBe('kiosk@2');
  });

  it('is something also on a day before everything', () => {
    expect(refOf(known.inForce(usual, '1970-01-01'))).toMatch(/^kiosk@/);
  });
});

describe('an issue under which answers were given', () => {
  it('stands as it stood then; a file that was changed is named, not believed', () => {
    const used = inWords('Lúc đó hỏi thế này');
    const changed = inWords('Bây giờ hỏi thế khác');
    const known = knownQuestionnaires({
      shipped: [],
      own: { questionnaires: [changed], faults: [] },
      used: [used],
    });
    expect(known.find('kiosk@2')).toEqual(used);
    expect(known.faults).toMatchObject([{ file: 'kiosk@2' }]);
  });

  it('is known although its file has gone', () => {
    const known = knownQuestionnaires({ shipped: [], own: none, used: [own({ id: 'gone' })] });
    expect(known.find('gone@2')?.id).toBe('gone');
  });
});
