import { nextDay, weekdayOf } from '#shared/calendar.ts';
import type { Floors } from '#shared/features/figures/floors.ts';
import { createFakeClock } from './fake-clock.ts';
import { aRating, createTestApp, staffPin, type TestApp } from './test-app.ts';

export const askedPeople = [
  { code: 'lan', role: 'staff', secret: staffPin },
  { code: 'minh', role: 'staff', secret: staffPin },
  { code: 'sep', role: 'leader', secret: staffPin },
] as const;

/** The month that is played, and asked about in the next. */
export const playedMonth = '2026-12';
const secondMs = 1_000;

interface Played {
  /** On every third working day of the month somebody pressed the best level eleven times running. */
  readonly isForged?: boolean;
  /** The visits of the month, entered in the next; without them they are still waited for. */
  readonly visits?: number;
  readonly floors?: Floors;
}

/** An office of one counter, whose officer is `lan`, after a month of ratings: a Monday morning of the next. */
export async function createAskedOffice({
  isForged = true,
  visits = 900,
  floors = { counter: 10, officer: 30 },
}: Played = {}): Promise<TestApp> {
  const office = await createTestApp({
    people: askedPeople,
    settings: {
      roster: [{ counterCode: 'quay-1', personCode: 'lan', from: `${playedMonth}-01` }],
      release: { minimumNewAnswers: 5, floors },
    },
    clock: createFakeClock(`${playedMonth}-01T07:00:00+07:00`),
  });
  const kiosk = office.kiosk();
  let at = 0;
  for (let day = `${playedMonth}-01`; day.startsWith(playedMonth); day = nextDay(day)) {
    if (weekdayOf(day) > 5) continue;
    at += 1;
    itIs(office, `${day}T08:00:00`);
    const last = at % 5 === 0 ? 3 : 4;
    for (const score of [5, at % 2 === 0 ? 5 : 4, at % 3 === 0 ? 2 : 5, last, 4] as const) {
      office.clock.pass(600 * secondMs);
      await kiosk.rating.submit(aRating({ score }));
    }
    if (!isForged || at % 3 > 0) continue;
    itIs(office, `${day}T16:30:00`);
    for (let press = 0; press < 11; press += 1) {
      office.clock.pass(6 * secondMs);
      await kiosk.rating.submit(aRating());
    }
  }
  itIs(office, '2027-01-04T09:00:00');
  if (visits > 0) await enterVisits(office, visits);
  return office;
}

/** Time goes on until then, in Việt Nam. */
export function itIs({ clock }: TestApp, iso: string): void {
  clock.pass(Date.parse(`${iso}+07:00`) - clock.utcMs());
}

export async function enterVisits(office: TestApp, value: number): Promise<void> {
  const desk = office.desk();
  await desk.access.signIn({ code: 'minh', secret: staffPin });
  const { basedOn } = await desk.activity.show({});
  const entry = { month: playedMonth, figure: 'visits', value, origin: 'tally-sheet' } as const;
  await desk.activity.enter({ basedOn, entries: [entry] });
}
