import { nextDay, shiftDay, weekdayOf, type Day } from '#shared/calendar.ts';
import { lastDayOf, monthOf, type Month } from '#shared/features/activity/month.ts';
import { Model } from '#shared/features/model/model.ts';
import type { SessionFigures } from '#shared/features/model/session-figures.ts';
import { PlanEntry } from '#shared/features/session/plan-entry.ts';
import { seededRandom } from '#shared/features/statistics/seeded-random.ts';
import { createFakeClock } from './fake-clock.ts';
import {
  aRating,
  createTestApp,
  officerPhrase,
  staffPin,
  usualPeople,
  type TestApp,
} from './test-app.ts';

/** What people at an office do over some months, day by day, through the doors that they use. */
export interface PlayedOffice {
  readonly seed: string;
  readonly unit: { readonly code: string; readonly name: string };
  /** Whole months; the clock stands in the month after them at the end. */
  readonly from: Month;
  readonly to: Month;
  /** Citizens who rate at the counter on a working day. */
  readonly perDay: number;
  readonly satisfied: (day: Day) => number;
  /** As an officer enters them from a template. */
  readonly models: readonly unknown[];
  readonly plan?: readonly unknown[];
  /** Citizens who rate in each planned session. */
  readonly perSession?: number;
  /** What staff count after each session. */
  readonly counted?: (nth: number) => SessionFigures;
  /** Figures of a month as staff enter them; visits are given beside them. */
  readonly activity?: (month: Month) => Readonly<Record<string, number>>;
  /** Ratings per visit. */
  readonly coverage: number;
}

const leaderSecret = '135791';
/** Whom `as` knows. */
export const people = [
  ...usualPeople,
  { code: 'lanh-dao', role: 'leader', secret: leaderSecret },
] as const;
const secrets = { 'can-bo': staffPin, 'tong-hop': officerPhrase, 'lanh-dao': leaderSecret };
type Player = keyof typeof secrets;
type Desk = ReturnType<TestApp['desk']>;

/** Does something at the desk as somebody, who signs out afterwards: then citizens go on rating. */
export async function as<Result>(
  app: TestApp,
  code: Player,
  act: (desk: Desk) => Promise<Result>,
): Promise<Result> {
  const desk = app.desk();
  await desk.access.signIn({ code, secret: secrets[code] });
  try {
    return await act(desk);
  } finally {
    await desk.access.signOut();
  }
}

const daysAfter = 14;

/** From set-up to some days after the last month; the caller closes the office. */
export async function playOffice(office: PlayedOffice): Promise<TestApp> {
  const random = seededRandom(office.seed);
  const clock = createFakeClock(`${office.from}-01T07:00:00+07:00`);
  const plan = (office.plan ?? []).map((line) => PlanEntry.parse(line));
  const app = await createTestApp({
    clock,
    people,
    settings: {
      unit: { ...office.unit, codeSystem: 'QD19-2025' },
      models: office.models.map((model) => Model.parse(model)),
      plan,
    } as never,
  });
  const visits = new Map<Month, number>();
  let sessions = 0;
  // a quarter is closed once a period that ended after it is released
  const last = shiftDay(lastDayOf(office.to), daysAfter);
  for (let day = `${office.from}-01`; day <= last; day = nextDay(day)) {
    if (weekdayOf(day) <= 5) await serve(day);
    for (const line of plan.filter((each) => isOn(each, day))) await serveIn(line, day);
    if (day === lastDayOf(monthOf(day))) await closeMonth(monthOf(day));
  }
  return app;

  function passTo(iso: string) {
    clock.pass(Math.max(0, Date.parse(iso) - clock.utcMs()));
  }

  async function rate(day: Day) {
    const isSatisfied = random() < office.satisfied(day);
    const score = isSatisfied ? (random() < 0.6 ? 5 : 4) : random() < 0.5 ? 3 : 2;
    await app.kiosk().rating.submit(aRating({ score }));
  }

  async function serve(day: Day) {
    const size = Math.floor(office.perDay * (0.5 + random()) + random());
    visits.set(monthOf(day), (visits.get(monthOf(day)) ?? 0) + Math.round(size / office.coverage));
    for (let nth = 0; nth < size; nth += 1) {
      const minutes = Math.floor(((nth + random()) * 180) / size);
      const hour = 8 + Math.floor(minutes / 60);
      passTo(`${day}T${two(hour)}:${two(minutes % 60)}:00+07:00`);
      await rate(day);
      clock.pass(60_000);
    }
  }

  async function serveIn(line: PlanEntry, day: Day) {
    passTo(`${day}T${line.from}:00+07:00`);
    const isPortable = line.mode === 'portable';
    if (isPortable)
      await as(app, 'can-bo', (desk) =>
        desk.session.open({ mode: 'portable', place: '', minutes: 120, entryCode: line.code }),
      );
    for (let nth = 0; nth < (office.perSession ?? 0); nth += 1) {
      clock.pass(5 * 60_000);
      await rate(day);
    }
    if (isPortable) await as(app, 'can-bo', (desk) => desk.session.close());
    passTo(`${day}T${line.to}:00+07:00`);
    sessions += 1;
    const figures = office.counted?.(sessions);
    if (figures !== undefined)
      await as(app, 'can-bo', (desk) =>
        desk.model.enterFigures({
          key: { day, entryCode: line.code, sessionId: null },
          basedOn: 0,
          figures,
        }),
      );
  }

  async function closeMonth(month: Month) {
    passTo(`${nextDay(lastDayOf(month))}T06:00:00+07:00`);
    await as(app, 'can-bo', async (desk) => {
      const { basedOn } = await desk.activity.show({ year: Number(month.slice(0, 4)) });
      await desk.activity.enter({
        basedOn,
        entries: [
          { month, figure: 'visits', value: visits.get(month) ?? 0, origin: 'queue-machine' },
          ...Object.entries(office.activity?.(month) ?? {}).map(([figure, value]) => ({
            month,
            figure,
            value,
          })),
        ],
      });
    });
  }
}

function isOn({ on, validFrom, validTo = '9999' }: PlanEntry, day: Day): boolean {
  if (day < validFrom || day > validTo) return false;
  if ('weekdays' in on) return on.weekdays.includes(weekdayOf(day));
  if ('dates' in on) return on.dates.includes(day);
  return weekdayOf(day) === on.weekday && on.weeks.includes(Math.ceil(Number(day.slice(8)) / 7));
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
