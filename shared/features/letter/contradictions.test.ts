import { describe, expect, it } from 'vitest';
import type { LetterContents } from './letter-contents.ts';
import { longLetterDate, shortLetterDate } from './letter-date.ts';
import { contradictionsIn } from './contradictions.ts';

const addressee = { salutation: 'mrs', name: 'Trần Thị Ví Dụ' } as const;
const today = '2026-02-05';

describe('a date in a letter', () => {
  it.each([
    ['2026-02-05', 'ngày 05 tháng 02 năm 2026', '05/02/2026'],
    ['2026-03-09', 'ngày 09 tháng 3 năm 2026', '09/03/2026'],
    ['2026-12-31', 'ngày 31 tháng 12 năm 2026', '31/12/2026'],
  ])('%s is written as decree 30 asks: %s', (day, long, short) => {
    expect(longLetterDate(day, 'ngày {date} tháng {month} năm {year}')).toBe(long);
    expect(shortLetterDate(day)).toBe(short);
  });
});

describe('what cannot be true', () => {
  const condolence = (deceased: string): LetterContents => ({
    kind: 'condolence',
    addressee: { ...addressee, name: 'Đinh  Văn Hòa' },
    deceased: { salutation: 'elder', name: deceased },
    relation: 'thân phụ',
  });

  it('is a condolence to the deceased, however the name is typed', () => {
    expect(contradictionsIn(condolence('đinh văn HÒA'.normalize('NFD')), today)).toEqual([
      'same-name',
    ]);
    expect(contradictionsIn(condolence('Đinh Văn Hoa'), today)).toEqual([]);
  });

  it('is an appointment put forward, or on the same day again', () => {
    const apology = (newAppointmentOn: string): LetterContents => ({
      kind: 'apology',
      addressee,
      dossier: { code: 'H52-1', appointmentOn: '2026-02-10' },
      newAppointmentOn,
    });
    expect(contradictionsIn(apology('2026-02-10'), today)).toEqual(['new-appointment-earlier']);
    expect(contradictionsIn(apology('2026-02-11'), today)).toEqual([]);
  });

  it('is an event of tomorrow', () => {
    const birth = (bornOn: string): LetterContents => ({
      kind: 'birth',
      addressee,
      child: 'Trần An',
      bornOn,
    });
    expect(contradictionsIn(birth('2026-02-06'), today)).toEqual(['day-in-future']);
    expect(contradictionsIn(birth('2026-02-05'), today)).toEqual([]);
  });
});
