import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { ContractRouterClient } from '@orpc/contract';
import { createRouterClient } from '@orpc/server';
import { vi } from 'vitest';
import { createApp } from '#main/app.ts';
import { createRandom, type Random } from '#main/features/simulation/random.ts';
import { createFileLog } from '#main/platform/log.ts';
import { openDatabase, openReader } from '#main/storage/database.ts';
import { backUpLetters } from '#main/storage/letters-backup.ts';
import { nextDay, startOfDay, weekdayOf, type Day } from '#shared/calendar.ts';
import type { Contract } from '#shared/contract.ts';
import { createFakeClock, type FakeClock } from '#tests/support/fake-clock.ts';
import { leaderPin, letterPeople } from '#tests/support/letter-office.ts';
import {
  aStation,
  makeFolder,
  officerPhrase,
  staffPin,
  temporaryFolder,
  usualPeople,
  workerUrl,
  type TestOffice,
} from '#tests/support/test-app.ts';
import {
  fileTickMs,
  takeImage,
  type Evidence,
  type Image,
  type Tick,
  type Truth,
} from './evidence.ts';
import { leakArrival, type Leak } from './leaks.ts';
import { contentsOf, offsetMinutes, planDay, type Visit } from './plan-day.ts';

export interface OfficeOptions {
  readonly seed: string;
  readonly ratingsPerDay: number;
  readonly days: number;
  /** Mean of letters with a rating behind them beyond the one of every day. */
  readonly moreLetters: number;
  readonly leak?: Leak | undefined;
}

type Client = ContractRouterClient<Contract>;

const firstDay: Day = '2028-02-01'; // another year than any in which this runs
const minuteMs = 60_000;
/** Thousands of codes are hashed; what comes out is as random as ever. */
const lightCost = { N: 16, r: 8, p: 1, maxmem: 64 * 1024 * 1024 };
const phrase = 'trâu bò gà vịt ngan ngỗng đầy sân';

/** Made once: a key is slow on purpose, and whose it is makes no difference. */
let madeKeys: ReturnType<typeof makeKeys> | undefined;

/** Lets an office work for some days on the real core, and returns what lies in its folder. */
export async function runOffice(
  options: OfficeOptions,
): Promise<{ evidence: Evidence; truth: Truth }> {
  const { recipient, keyFile, files } = await (madeKeys ??= makeKeys());
  const random = createRandom(options.seed);
  const { folder, remove } = temporaryFolder();
  const clock = createFakeClock(`${firstDay}T06:50:00+07:00`);
  await makeFolder(folder, { ...anOffice(options.leak, recipient), clock });
  mkdirSync(folder.keys, { recursive: true });
  for (const { name, bytes } of files) writeFileSync(join(folder.keys, name), bytes);
  mkdirSync(folder.logs, { recursive: true });

  const ticks: Tick[] = [];
  const open = async () => {
    const log = createFileLog(folder.logs);
    const app = await createApp({ folder, system: clock, log, workerUrl, codeCost: lightCost });
    const clientOf = (page: 'kiosk' | 'desk'): Client =>
      createRouterClient(app.router, { context: { caller: app.connect(page).caller } });
    return { app, kiosk: clientOf('kiosk'), clientOf, log };
  };
  const note = () => ticks.push({ realMs: Date.now(), officeMs: clock.utcMs() });
  note();
  let running = await open();
  const truth = new Map<string, string | undefined>();
  const images: Image[] = [];
  const isSwitchedOff = random.chance(0.5);
  const readsAtHour = random.between(8.2, 16);
  let day = firstDay;

  for (let left = options.days; left > 0; left -= 1) {
    while (weekdayOf(day) > 5) day = nextDay(day);
    const midnightMs = startOfDay(day, offsetMinutes);
    if (isSwitchedOff && left < options.days) {
      await until(clock, midnightMs + 6.9 * 60 * minuteMs, note);
      running = await open();
    }
    // before anybody comes, as on every morning: here all the minutes until then would be one
    await until(clock, midnightMs + 7 * 60 * minuteMs, note);
    await backedUp(folder.database, day);
    note();
    const visits = planDay(random, {
      ...options,
      day,
      ratings: options.ratingsPerDay,
      patienceMs: Infinity,
    });
    const readsAtMs = midnightMs + (readsAtHour + random.between(-0.3, 0.3)) * 60 * minuteMs;
    const doings = [
      ...visits.flatMap((visit) =>
        doingsOf(running.kiosk, visit, truth, ({ letterId, language }) =>
          leakArrival(options.leak, { folder, clock, letterId, language }),
        ),
      ),
      { atMs: readsAtMs, run: () => readLetters(running.clientOf('desk'), keyFile, clock, random) },
      ...(options.leak === 'backup-at-noon'
        ? [{ atMs: midnightMs + 12 * 60 * minuteMs, run: async () => backUpNow(folder, day) }]
        : []),
    ].sort((one, other) => one.atMs - other.atMs);
    for (const { atMs, run } of doings) {
      await until(clock, atMs, note);
      await run();
    }
    await until(clock, midnightMs + 17.4 * 60 * minuteMs, note);
    if (left === 1) await exportAll(running.clientOf, keyFile, { from: firstDay, to: day });
    await until(clock, midnightMs + 17.5 * 60 * minuteMs, note);
    if (options.leak === 'file-times-kept') {
      const lastMs = Math.max(...visits.map(({ letter }) => letter?.arrivesAtMs ?? 0));
      utimesSync(folder.letters, lastMs / 1000, lastMs / 1000);
    }
    images.push(takeImage(folder.path, { day, atMs: clock.utcMs() }, ticks));
    if (isSwitchedOff || left === 1) running.app.close();
    day = nextDay(day);
  }
  remove();
  return { evidence: { images }, truth };
}

/** Time passes, and what the program does by the minute it does. */
async function until(clock: FakeClock, atMs: number, note: () => void): Promise<void> {
  const passed = Math.max(0, Math.round(atMs) - clock.utcMs());
  clock.pass(passed);
  await setTimeout(fileTickMs + 1); // else a file would have the time of what was before
  note();
  if (passed >= minuteMs) {
    vi.advanceTimersByTime(minuteMs);
    note();
  }
}

/** The copy of the day is made beside the taps and takes as long as it takes; in an office, a minute. */
async function backedUp(database: string, day: Day): Promise<void> {
  const db = openReader(database);
  const made = db
    .prepare<[Day], number>(
      `SELECT count(*) FROM audit WHERE action = 'backup.made' AND detail ->> 'day' = ?`,
    )
    .pluck();
  const lastMs = Date.now() + 60_000;
  while (made.get(day) === 0) {
    if (Date.now() > lastMs) throw new Error(`no backup was made on ${day}`);
    await setTimeout(fileTickMs);
  }
  db.close();
}

function anOffice(leak: Leak | undefined, recipient: string | undefined): TestOffice {
  return {
    // letters of a trial are read on the day
    kind: leak === 'read-on-the-day' ? 'trial' : 'office',
    people: [...letterPeople, ...usualPeople.filter(({ role }) => role === 'officer')],
    settings: {
      stations: [aStation({ deskOnThisScreen: false })],
      ...(recipient !== undefined && { letters: { recipient, retentionDays: {} } }),
    },
  };
}

async function makeKeys() {
  const { folder, remove } = temporaryFolder();
  const clock = createFakeClock(`${firstDay}T06:50:00+07:00`);
  await makeFolder(folder, { ...anOffice(undefined, undefined), clock });
  const log = createFileLog(folder.logs);
  const app = await createApp({ folder, system: clock, log, workerUrl });
  const desk: Client = createRouterClient(app.router, {
    context: { caller: app.connect('desk').caller },
  });
  await desk.access.signIn({ code: 'lanh-dao', secret: leaderPin });
  const { keyFile } = await desk.letter.makeKeys({ passphrase: phrase, stick: true });
  const { document } = settingsIn(folder.database);
  app.close();
  const files = readdirSync(folder.keys).map((name) => ({
    name,
    bytes: readFileSync(join(folder.keys, name)),
  }));
  remove();
  if (keyFile === undefined) throw new Error('a key was made');
  return { recipient: document.letters.recipient, keyFile, files };
}

function settingsIn(file: string): { document: { letters: { recipient: string } } } {
  const db = openDatabase(file);
  const document = db
    .prepare<[], string>('SELECT document FROM settings ORDER BY version DESC LIMIT 1')
    .pluck()
    .get();
  db.close();
  return { document: JSON.parse(document ?? '{}') };
}

interface Doing {
  readonly atMs: number;
  readonly run: () => Promise<unknown>;
}

/** The calls that one visit's screen makes. */
function doingsOf(
  kiosk: Client,
  { language, rating, letter }: Visit,
  truth: Map<string, string | undefined>,
  onArrival: (arrival: { letterId: string; language: string }) => void,
): Doing[] {
  const responseId = rating && randomUUID();
  const doings: Doing[] = [];
  if (rating && responseId !== undefined) {
    const { score, atMs, readyMs, stage, reasons } = rating;
    const wording = { questionnaire: 'kiosk@2', scaleOrder: 'descending', language } as const;
    doings.push({
      atMs,
      run: () => kiosk.rating.submit({ ...wording, id: responseId, score, readyMs }),
    });
    const fact = (question: string, choices: string[], at: number) =>
      doings.push({
        atMs: at,
        run: () => kiosk.rating.fact({ id: randomUUID(), responseId, question, choices }),
      });
    if (stage) fact('stage', [stage.code], stage.atMs);
    if (reasons) fact('reasons', [...reasons.codes], reasons.atMs);
  }
  if (letter) {
    const id = randomUUID();
    truth.set(id, responseId);
    const contents = contentsOf(letter);
    const run = async () => {
      const { kinds } = await kiosk.letter.offer();
      const consent = kinds
        .find(({ kind }) => kind === letter.kind)
        ?.consents.find((each) => each.language === language);
      if (consent === undefined) throw new Error('a consent is shown in both languages');
      const { text: _, ...agreed } = consent;
      await kiosk.letter.request({ id, contents, consent: agreed, secret: randomUUID() });
      onArrival({ letterId: id, language });
    };
    doings.push({ atMs: letter.arrivesAtMs, run });
  }
  return doings;
}

/** Staff read what there is, and take up everything that waits. */
async function readLetters(desk: Client, keyFile: string, clock: FakeClock, random: Random) {
  await desk.access.signIn({ code: 'can-bo', secret: staffPin });
  await desk.letter.open({ way: 'key-file', secret: keyFile });
  const { letters } = await desk.letter.list({ states: ['requested'], limit: 500 });
  for (const { id, version, kind } of letters) {
    await desk.letter.read({ id });
    clock.pass(random.wholeBetween(5_000, 20_000));
    if (kind === 'thanks-note') await desk.letter.deliver({ id, version });
    else await desk.letter.accept({ id, version });
  }
  await desk.letter.close();
  await desk.access.signOut();
}

/** Tables in both open formats, and the register with a few letters that were signed. */
async function exportAll(
  clientOf: (page: 'desk') => Client,
  keyFile: string,
  { from, to }: { readonly from: Day; readonly to: Day },
) {
  const officer = clientOf('desk');
  await officer.access.signIn({ code: 'tong-hop', secret: officerPhrase });
  for (const format of ['csv', 'jsonl'] as const) {
    for await (const _ of await officer.tables.export({ format })) continue;
  }
  await officer.access.signOut();
  const leader = clientOf('desk');
  await leader.access.signIn({ code: 'lanh-dao', secret: leaderPin });
  await leader.letter.open({ way: 'key-file', secret: keyFile });
  const { letters } = await leader.letter.list({
    states: ['accepted'],
    kinds: ['apology'],
    limit: 5,
  });
  for (const [at, { id, version, contents }] of letters.entries()) {
    if (contents?.kind !== 'apology') continue;
    const reason = 'Hồ sơ phải chờ.';
    await leader.letter.draft({ id, version, contents: { ...contents, reason } });
    await leader.letter.sign({
      id,
      version: version + 1,
      number: `${at + 1}/PXL`,
      signedOn: to,
      signer: 'lanh-dao',
      position: 'head',
    });
  }
  await leader.letter.register({ from, to });
  await leader.letter.close();
  await leader.access.signOut();
}

/** A backup while people come and go, which the program never makes. */
function backUpNow(folder: { readonly letters: string; readonly path: string }, day: Day): void {
  const db = openDatabase(folder.letters);
  backUpLetters(db, join(folder.path, 'backups', 'noon'), day);
  db.close();
}
