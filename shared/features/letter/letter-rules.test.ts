import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { weekdayOf } from '#shared/calendar.ts';
import { LetterContents } from './letter-contents.ts';
import { kindsStartedAt, letterKinds, missingContents, ruleOf } from './letter-kinds.ts';
import { letterStates, letterSteps, takeStep, type LetterStanding } from './letter-states.ts';
import { findPassphraseFault } from './passphrase-rule.ts';
import { readReceiptCode, receiptCodeOf, writeReceiptCode } from './receipt-code.ts';
import { readDay } from './overdue-list.ts';
import { addWorkingDays, dueDayOf, requestClocks, workingDayBefore } from './working-days.ts';

const step = fc.constantFrom(...letterSteps);
const person = fc.constantFrom('an', 'binh', 'chi');

/** Plays steps in any order by anybody; what is refused changes nothing. */
function play(
  rule: Pick<LetterStanding, 'isSigned' | 'secondPerson'>,
  steps: readonly (readonly [(typeof letterSteps)[number], string])[],
) {
  let standing: LetterStanding = { ...rule, state: 'requested', checkedOnPaper: false };
  const been: string[] = ['requested'];
  for (const [wish, who] of steps) {
    const outcome = takeStep(standing, wish, { person: who, othersMayCheck: true });
    if (!outcome.possible) continue;
    if (outcome.state === 'signed' && rule.secondPerson) {
      const eyes = new Set([standing.draftedBy, standing.checkedBy, who].filter(Boolean));
      expect(eyes.size).toBeGreaterThan(1);
    }
    standing = after(standing, outcome.state, wish, who);
    if (outcome.state !== been.at(-1)) been.push(outcome.state);
  }
  return been;
}

function after(
  standing: LetterStanding,
  state: LetterStanding['state'],
  wish: (typeof letterSteps)[number],
  who: string,
): LetterStanding {
  const next = { ...standing, state };
  if (wish === 'draft') return { ...next, draftedBy: who, checkedBy: undefined };
  return wish === 'check' ? { ...next, checkedBy: who } : next;
}

describe('the steps of a letter', () => {
  const before: Readonly<Record<string, readonly string[]>> = {
    requested: ['declined'],
    accepted: ['requested'],
    declined: ['requested', 'accepted', 'drafted'],
    drafted: ['accepted'],
    signed: ['drafted'],
    'handed-over': ['signed'],
    delivered: ['requested'],
    closed: ['handed-over', 'delivered'],
  };

  it('leave no state out, whoever takes them in whatever order', () => {
    fc.assert(
      fc.property(
        fc.boolean(),
        fc.boolean(),
        fc.array(fc.tuple(step, person), { maxLength: 60 }),
        (isSigned, secondPerson, steps) => {
          const been = play({ isSigned, secondPerson }, steps);
          been.slice(1).forEach((state, place) => {
            expect(before[state], state).toContain(been[place]);
          });
          if (!isSigned) expect(been).not.toContain('signed');
          if (isSigned) expect(been).not.toContain('delivered');
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('reach every state', () => {
    const way = (steps: readonly (typeof letterSteps)[number][], isSigned = true) =>
      play(
        { isSigned, secondPerson: false },
        steps.map((each) => [each, 'an'] as const),
      );
    expect(
      new Set([
        ...way(['accept', 'draft', 'sign', 'handOver', 'close']),
        ...way(['decline']),
        ...way(['deliver', 'close'], false),
      ]),
    ).toEqual(new Set(letterStates));
  });
});

describe('the kinds of letters', () => {
  it('start a condolence never at a public screen, and always with two people', () => {
    expect(kindsStartedAt('kiosk', '2026-11-27')).toEqual(['thanks-note', 'apology']);
    expect(ruleOf('condolence', '2026-11-27')).toMatchObject({
      secondPerson: true,
      signers: ['chair'],
    });
  });

  it('name a source each, and ask for nothing that contents cannot hold', () => {
    const shapes = LetterContents.options.map(({ shape }) => shape);
    for (const kind of letterKinds) {
      const rule = ruleOf(kind, '2026-11-27');
      expect(rule.source.length).toBeGreaterThan(20);
      const shape = shapes.find((each) => each.kind.value === kind);
      for (const { path } of rule.required) {
        expect(Object.keys(shape ?? {}), `${kind} ${path}`).toContain(path.split('.')[0]);
      }
    }
  });

  it('take the rule that is in force on a day', () => {
    const old = ruleOf('birth', '2026-11-27');
    const coming = { ...old, effectiveFrom: '2027-01-01', numbered: true };
    expect(ruleOf('birth', '2026-12-31', [coming, old])).toBe(old);
    expect(ruleOf('birth', '2027-01-01', [coming, old])).toBe(coming);
    expect(ruleOf('birth', '2020-01-01', [coming, old])).toBe(old);
  });

  it('say each place that an apology lacks, with a dossier and without', () => {
    const rule = ruleOf('apology', '2026-11-27');
    const addressee = { salutation: 'mr', name: 'An' } as const;
    expect(missingContents(rule, { kind: 'apology', addressee })).toEqual([
      'reason',
      'dossier.code',
    ]);
    expect(missingContents(rule, { kind: 'apology', addressee, complaint: 'Trễ.' })).toEqual([
      'reason',
    ]);
    const dossier = { code: 'H55.242-261110-0007' };
    expect(missingContents(rule, { kind: 'apology', addressee, dossier })).toEqual([
      'reason',
      'dossier.procedure',
      'dossier.status',
      'newAppointmentOn',
    ]);
  });
});

describe('working days', () => {
  const holidays = new Set(['2027-02-08', '2027-02-09', '2027-02-10']);
  const isWorkingDay = (day: string) => weekdayOf(day) <= 5 && !holidays.has(day);

  it('leave out weekends and holidays', () => {
    expect(addWorkingDays(isWorkingDay, '2026-11-27', 2)).toBe('2026-12-01');
    expect(addWorkingDays(isWorkingDay, '2027-02-05', 1)).toBe('2027-02-11');
    expect(workingDayBefore(isWorkingDay, '2027-02-11')).toBe('2027-02-05');
  });

  it('end even where an office has none', () => {
    expect(addWorkingDays(() => false, '2026-11-27', 2)).toMatch(/^\d{4}-/);
  });

  it('put an apology before its appointment, and never before it came', () => {
    const rule = { deadline: { from: 'appointment', workingDays: 5 } } as const;
    const due = (appointmentOn?: string) =>
      dueDayOf(rule, isWorkingDay, { arrivedOn: '2026-11-27', appointmentOn });
    expect([due('2026-12-04'), due('2026-11-30'), due('2026-11-20'), due()]).toEqual([
      '2026-12-03',
      '2026-11-27',
      '2026-11-27',
      '2026-12-04',
    ]);
  });

  it('keep a request’s end within fifteen days', () => {
    const day = fc.date({
      min: new Date('2026-01-01'),
      max: new Date('2030-12-31'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(day, (date) => {
        const opened = date.toISOString().slice(0, 10);
        const { answerDueOn, finishDueOn } = requestClocks(isWorkingDay, opened);
        const days = (Date.parse(finishDueOn) - Date.parse(opened)) / 86_400_000;
        expect(days).toBeLessThanOrEqual(15);
        expect(isWorkingDay(finishDueOn) && isWorkingDay(answerDueOn)).toBe(true);
        expect(answerDueOn < finishDueOn).toBe(true);
      }),
    );
  });
});

describe('a receipt code', () => {
  const values = fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 11, maxLength: 11 });

  it('is read however it is written, and refused with one wrong or two exchanged characters', () => {
    fc.assert(
      fc.property(values, fc.nat(11), fc.nat(30), (made, place, by) => {
        const code = receiptCodeOf(made);
        expect(readReceiptCode(` ${writeReceiptCode(code).toLowerCase()} `)).toBe(code);
        const characters = [...code];
        const alphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
        const wrong = characters.with(place, alphabet[by] ?? '2').join('');
        expect(readReceiptCode(wrong)).toBe(wrong === code ? code : undefined);
        const next = (place + 1) % 12;
        const [one = '', other = ''] = [characters[place], characters[next]];
        const exchanged = characters.with(place, other).with(next, one).join('');
        expect(readReceiptCode(exchanged)).toBe(exchanged === code ? code : undefined);
      }),
      { numRuns: 2000 },
    );
  });

  it.each(['', '2345', '0'.repeat(12), 'I'.repeat(12), '234567892345678'])(
    'is not “%s”',
    (typed) => {
      expect(readReceiptCode(typed)).toBeUndefined();
    },
  );
});

describe('a passphrase', () => {
  it.each([
    ['short', 'mưa rào'],
    ['short', '              '],
    ['pattern', 'aaaaaaaaaaaaaaaaaaaa'],
    ['pattern', '123456789012345678'],
    ['pattern', 'qwertyuiop1234567890'],
    ['pattern', 'xin chào xin chào xin'],
    ['pattern', 'abcabcabcabcabcabc'],
    ['common', 'Mật khẩu UBND 2026'],
    ['common', 'hailong hanhchinhcong'],
    ['common', 'password matkhau 123'],
  ] as const)('is refused as %s: %s', (fault, text) => {
    expect(findPassphraseFault(text)).toBe(fault);
  });

  it.each(['sáng nay có mưa rào trên đồi', 'con trâu già gặm cỏ ven đê', 'k7Gp!x92mWq-Lz04Rt'])(
    'may be “%s”',
    (text) => {
      expect(findPassphraseFault(text)).toBeUndefined();
      expect(findPassphraseFault(text.normalize('NFD'))).toBeUndefined();
    },
  );
});

it.each([
  ['1/2/2026', '2026-02-01'],
  ['27-11-2026 08:30', '2026-11-27'],
  ['2026-11-27T00:00:00Z', '2026-11-27'],
  ['31/11/2026', undefined],
  ['11/27/2026', undefined],
  ['mai', undefined],
])('a day written %s is %s', (text, day) => {
  expect(readDay(text)).toBe(day);
});
