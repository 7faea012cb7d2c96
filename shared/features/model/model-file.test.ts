import { describe, expect, it } from 'vitest';
import { Model } from './model.ts';
import { modelFileOf, readModelFile } from './model-file.ts';

const model = Model.parse({
  code: 'thu-nam',
  name: 'Thủ tục tại nhà thứ Năm',
  kind: 'atHome',
  basis: [{ number: '12/KH-UBND', body: 'UBND', issuedOn: '2026-01-05', clause: '' }],
  verified: true,
  template: 'tai-nha',
  fieldCodes: ['tu-phap'],
  units: [{ code: '30307', name: 'Phường A', pilotFrom: '2026-02-01' }],
  rules: { perWeek: { least: 1, most: 1 }, weekdays: [4], minutes: 240, atEdgeOfHours: false },
  groups: [{ code: 'gia-yeu', name: 'Người già yếu' }],
  targets: [{ figure: 'online', shareOf: 'received', atLeast: 80, by: '2026-12-31' }],
  deadlines: [{ kind: 'report', day: '2026-12-25' }],
  validFrom: '2026-02-01',
});
const from = { code: '30307', name: 'UBND phường A' };
const text = JSON.stringify(modelFileOf(from, model));

describe('a file of a model', () => {
  it('has its shape and rules, and nothing that is of one office: no unit, day, field or document', () => {
    const read = readModelFile(text);
    expect(read).toMatchObject({
      is: 'model',
      file: { from, model: { code: 'thu-nam', rules: model.rules, groups: model.groups } },
    });
    expect(text).not.toMatch(/\d{4}-\d{2}|Phường A"|KH-UBND|tu-phap|verified|units|basis/);
  });

  it('is read with a byte order mark, as editors of Windows write it', () => {
    expect(readModelFile(`\uFEFF${text}`).is).toBe('model');
  });

  it.each([
    ['a text that is no JSON', '{"format":', 'notJson', ''],
    ['another file of the program', '{"format":"hai-long-office/1"}', 'notModel', ''],
    ['a list', '[]', 'notModel', ''],
    ['a file of a later program', '{"format":"hai-long-model/2"}', 'newerFormat', ''],
    [
      'a session of a minute',
      text.replace('"minutes":240', '"minutes":1'),
      'wrong',
      'model.rules.minutes',
    ],
    [
      'a word that nobody knows, such as one that says it was compared',
      text.replace('"kind"', '"verified":true,"kind"'),
      'wrong',
      'model',
    ],
  ])('that is %s is refused with its place', (_what, wrong, fault, place) => {
    expect(readModelFile(wrong)).toEqual({ is: 'faulty', faults: [{ fault, place }] });
  });
});
