import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import example from '#resources/office/example.json' with { type: 'json' };
import { personRoles } from '#shared/features/access/rights.ts';
import { longestName } from '#shared/features/people/limits.ts';
import { isPersonCode } from '#shared/features/people/person-code.ts';
import { checkOffice } from '#shared/features/office/check-office.ts';
import { compareOffices } from '#shared/features/office/compare-offices.ts';
import { officeFaults } from '#shared/features/office/office-fault.ts';
import { officeFileOf, officeOf, type Office } from '#shared/features/office/office-file.ts';
import { readOfficeFile } from './read-office-file.ts';

const code = fc.stringMatching(/^[A-Za-z0-9._-]{1,12}$/);
const name = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
  .filter((text) => text.trim() !== '' && text.length <= longestName);
const personCode = fc.stringMatching(/^[a-z0-9]{1,6}(-[a-z0-9]{1,5})?$/).filter(isPersonCode);
const codes = fc.uniqueArray(code, { maxLength: 6 });
const day = fc
  .date({ min: new Date('2025-07-01'), max: new Date('2040-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const time = fc.nat(23 * 60).map((minute) => [minute, minute + 59].map(clock));
const clock = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

/** Any office that fits together. */
const anOffice = fc
  .record({
    unitCode: code,
    unitName: name,
    parent: fc.option(fc.record({ code, name }), { nil: undefined }),
    fieldCodes: codes,
    counterCodes: fc.uniqueArray(code, { minLength: 2, maxLength: 6 }),
    stationCodes: fc.uniqueArray(code, { minLength: 1, maxLength: 3 }),
    personCodes: fc.uniqueArray(personCode, { minLength: 1, maxLength: 5 }),
    names: fc.array(name, { minLength: 20, maxLength: 20 }),
    roles: fc.uniqueArray(fc.constantFrom(...personRoles), { minLength: 1 }),
    days: fc.uniqueArray(day, { maxLength: 10 }),
    hours: fc.uniqueArray(time, { maxLength: 3, selector: ([from]) => from }),
    keptDays: fc.integer({ min: 1, max: 3650 }),
    citizenSays: fc.boolean(),
  })
  .map((drawn) => ({
    format: 'hai-long-office',
    version: 1,
    unit: {
      code: drawn.unitCode,
      codeSystem: 'QD19-2025',
      name: drawn.unitName,
      ...(drawn.parent && { parent: drawn.parent }),
    },
    fields: drawn.fieldCodes.map((each, at) => ({ code: each, name: drawn.names[at] })),
    counters: drawn.counterCodes.map((each, at) => ({
      code: each,
      name: drawn.names[at + 6],
      ...(drawn.fieldCodes[at] !== undefined && { fieldCode: drawn.fieldCodes[at] }),
      onePerson: at % 2 === 0,
    })),
    stations: drawn.stationCodes.map((each, at) => ({
      code: each,
      name: drawn.names[at + 12],
      counterCodes: at === 0 ? drawn.counterCodes : [],
      citizenSays: at === 0 && drawn.citizenSays,
    })),
    people: drawn.personCodes.map((each, at) => ({
      code: each,
      name: drawn.names[at + 15],
      roles: drawn.roles,
    })),
    roster: drawn.days.toSorted().map((from) => ({
      counterCode: drawn.counterCodes[0],
      personCode: drawn.personCodes[0],
      from,
      to: from,
    })),
    holidays: drawn.days,
    hours: drawn.hours.map(([from, to]) => ({ weekdays: [1, 5], from, to })),
    letters: { retentionDays: { closed: drawn.keptDays, delivered: drawn.keptDays } },
  }));

const admin = { code: 'quan-tri', name: 'Quản trị', roles: ['admin'] };

function taken(document: unknown): Office {
  const read = readOfficeFile(JSON.stringify(document, null, 2));
  if (!read.fits) throw new Error(JSON.stringify(read.faults));
  return officeOf(read.file, []);
}

describe('an office’s file', () => {
  it('gives the same office back, and taken in again changes nothing', () => {
    fc.assert(
      fc.property(anOffice, (document) => {
        const office = taken(document);
        const again = taken(officeFileOf(office));
        expect(again).toEqual(office);
        expect(compareOffices(office, again)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('differs in just what was changed, whatever its place in a list', () => {
    fc.assert(
      fc.property(anOffice, (document) => {
        const before = taken(document);
        const [counter, ...others] = document.counters;
        const after = taken({
          ...document,
          counters: [...others, { ...counter, name: 'Quầy khác' }],
        });
        const changes = compareOffices(before, after).filter(({ kind }) => kind !== 'reordered');
        fc.pre(counter?.name?.trim() !== 'Quầy khác');
        expect(changes).toEqual([
          {
            kind: 'changed',
            path: ['counters', counter?.code, 'name'],
            part: 'counters.name',
            entry: counter?.code,
            before: counter?.name?.trim(),
            after: 'Quầy khác',
          },
        ]);
      }),
      { numRuns: 30 },
    );
  });

  it('names each code that nothing has, and each that is given twice', () => {
    fc.assert(
      fc.property(anOffice, (document) => {
        const [first] = document.counters;
        const faulty = {
          ...document,
          counters: [...document.counters, first],
          stations: [
            ...document.stations,
            { code: 'Z'.repeat(20), name: 'x', counterCodes: ['-'.repeat(30)] },
          ],
        };
        const checked = checkOffice(faulty);
        expect(checked.fits ? [] : checked.faults.map(({ fault }) => fault)).toEqual([
          'codeTwice',
          'counterUnknown',
        ]);
      }),
      { numRuns: 20 },
    );
  });

  it('gives people codes that the audit can tell from the program’s own', () => {
    for (const wrong of ['program', 'Can-Bo', 'can.bo']) {
      const checked = checkOffice({ ...example, roster: [], people: [{ ...admin, code: wrong }] });
      expect(checked).toMatchObject({ fits: false, faults: [{ fault: 'personCodeInvalid' }] });
    }
  });

  it('may name in its roster who was here, but nobody who never was', () => {
    const roster = [{ counterCode: 'quay-2', personCode: 'cu-1', from: '2026-01-05' }];
    const document = { ...example, roster };
    expect(checkOffice(document)).toMatchObject({ faults: [{ fault: 'personUnknown' }] });
    const former = [{ code: 'cu-1', mayReturn: false }];
    expect(checkOffice(document, former)).toMatchObject({ fits: true });
  });

  it('is shown by an example that is one', () => {
    expect(checkOffice(example)).toMatchObject({ fits: true });
  });
});

describe('a fault', () => {
  const faultsOf = (text: string) => {
    const read = readOfficeFile(text);
    return read.fits
      ? []
      : read.faults.map(({ fault, line, path }) => [fault, line, path.join('.')]);
  };
  const withLine = (line: string) =>
    JSON.stringify(example, null, 2).replace('"format"', `${line}\n  "format"`);

  it('has its line, also behind a byte order mark and Windows’ ends of lines', () => {
    const text = `\uFEFF${withLine('"receipts": "có",').replaceAll('\n', '\r\n')}`;
    expect(faultsOf(text)).toEqual([['wrongType', 2, 'receipts']]);
  });

  it('is found where one name stands twice', () => {
    expect(faultsOf(withLine('"unit": {},'))).toEqual([['nameTwice', 5, 'unit']]);
  });

  it('is every slip in the writing, each line once', () => {
    expect(
      faultsOf('{\n "format": "x",,\n "version" 1,\n "unit": {]\n}').map(([fault]) => fault),
    ).toEqual(expect.arrayContaining(['notJson']));
    expect(faultsOf('')).toEqual([['notJson', 1, '']]);
    expect(faultsOf('[]').map(([fault]) => fault)).toContain('wrongType');
  });

  it('never speaks the library’s words', () => {
    const awful = {
      format: 1,
      version: '1',
      unit: [],
      stations: {},
      hours: [{ from: 'x' }],
      people: [3],
    };
    const checked = checkOffice(awful);
    const found = checked.fits ? [] : checked.faults;
    expect(found.length).toBeGreaterThan(6);
    expect(found.filter(({ fault }) => !officeFaults.includes(fault))).toEqual([]);
  });
});
