import { safe } from '@orpc/client';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Model } from '#shared/features/model/model.ts';
import { createTestApp, staffPin, usualPeople, type TestApp } from '#tests/support/test-app.ts';

let office: TestApp;
beforeEach(async () => {
  office = await createTestApp({
    settings: {
      holidays: ['2026-12-25'],
      workingDays: [{ day: '2026-12-26', weekday: 5 }],
      models: [
        Model.parse({
          code: 'thu-bay',
          name: 'Sáng thứ Bảy vì dân',
          kind: 'calendarDays',
          validFrom: '2026-11-01',
          deadlines: [{ kind: 'closingReview', day: '2026-12-31' }],
        }),
      ],
      plan: [
        {
          code: 'sang-thu-bay',
          name: 'Sáng thứ Bảy vì dân',
          modelCode: 'thu-bay',
          mode: 'extra',
          on: { weekday: 6, weeks: [1] },
          from: '07:30',
          to: '11:00',
          place: 'Trụ sở',
          validFrom: '2026-11-01',
        },
      ],
    },
  });
});
afterEach(() => office.close());

async function signedIn(code = 'can-bo', secret: string = staffPin) {
  const desk = office.desk();
  await desk.access.signIn({ code, secret });
  return desk;
}

const duty = {
  duty: 'Báo cáo kết quả thực hiện',
  units: [{ code: '00000', name: 'Trung tâm' }],
  letter: 'Công văn 15',
  clause: '',
  isReport: true,
};

it('tells of a month what every feature has in it, each on its day', async () => {
  const desk = await signedIn();
  await desk.task.note({ ...duty, deadline: '2026-12-20' });
  await desk.task.note({ ...duty, deadline: '2027-01-20', isReport: false });
  const { entries, from, to } = await desk.agenda.show({ month: '2026-12', quarter: false });
  expect({ from, to }).toEqual({ from: '2026-12-01', to: '2026-12-31' });
  expect(entries.map(({ kind, day, title, detail }) => [kind, day, title, detail])).toEqual([
    ['session', '2026-12-05', 'Sáng thứ Bảy vì dân', '07:30–11:00, Trụ sở'],
    ['report', '2026-12-20', duty.duty, 'Trung tâm'],
    ['holiday', '2026-12-25', '', ''],
    ['workingDay', '2026-12-26', '', ''],
    ['closingReview', '2026-12-31', 'Sáng thứ Bảy vì dân', ''],
  ]);
  const january = await desk.agenda.show({ month: '2027-02', quarter: true });
  expect(january.entries.filter(({ kind }) => kind === 'deadline')).toHaveLength(1);
});

it('keeps what is overdue in sight in every month, until it is done', async () => {
  const desk = await signedIn();
  const { ids } = await desk.task.note({ ...duty, deadline: '2026-11-20' });
  const id = ids[0] ?? 0;
  const far = { month: '2027-06', quarter: false };
  expect((await desk.agenda.show(far)).overdue).toMatchObject([{ day: '2026-11-20' }]);
  await desk.task.move({ id, from: 'given', to: 'done', day: '2026-11-27', note: '' });
  expect((await desk.agenda.show(far)).overdue).toEqual([]);
  const { entries } = await desk.agenda.show({ quarter: false });
  expect(entries.filter(({ kind }) => kind === 'report')).toMatchObject([
    { id: `task-${id}`, over: 'done' },
  ]);
});

it('is for who reads figures, and for nobody else', async () => {
  const officer = await signedIn('tong-hop', usualPeople[1].secret);
  expect((await officer.agenda.show({ quarter: true })).from).toBe('2026-10-01');
  const { error } = await safe(office.kiosk().agenda.show({ quarter: false }));
  expect(error).toMatchObject({ code: 'FORBIDDEN' });
});
