import { randomUUID } from 'node:crypto';
import { createWriteStream, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import trialSettings from '#resources/trial/settings.json' with { type: 'json' };
import { inPieces } from '#main/features/batch/lines.ts';
import { readRatingLines } from '#main/features/batch/station-rows-store.ts';
import { listUnsent } from '#main/features/batch/unsent-store.ts';
import { createFolder } from '#main/features/folder/create-folder.ts';
import { findIncarnation, getFolder } from '#main/features/folder/folder-store.ts';
import { createRatingStore } from '#main/features/rating/rating-store.ts';
import { openStore } from '#main/open-store.ts';
import { createClock, createSystemClock } from '#main/platform/clock.ts';
import { dataFolderAt, prepareDataFolder, type DataFolder } from '#main/storage/data-folder.ts';
import { openReader } from '#main/storage/database.ts';
import { OfficeSettings } from '#shared/features/folder/office-settings.ts';
import type { Measured } from './measured.ts';
import { inProject } from './place.ts';
import { answersPerDay } from './plan.ts';
import { runCounted, sampleOf } from './run-counted.ts';

const pressScript = fileURLToPath(import.meta.resolve('./press-plainly.ts'));
const dayMs = 24 * 3_600_000;

/**
 * The command line's export of one station's ratings, from the process's start until the stick may be
 * removed, against a process that presses the same table and does nothing else.
 */
export async function measureBatch(
  place: string,
  { label, ratings }: { readonly label: string; readonly ratings: number },
): Promise<Measured> {
  const folder = dataFolderAt(join(place, 'station'));
  fillStation(folder, ratings);
  const csv = join(place, 'ratings.csv');
  await writeCsv(folder, csv);
  const stick = join(place, 'stick');
  mkdirSync(stick);
  const args = ['batch', 'export', '--data', folder.path, '--out', stick];
  const own = await runCounted(inProject('out/main/cli.js'), args);
  const [file = ''] = readdirSync(stick);
  const megabytes = Math.round(statSync(join(stick, file)).size / 1024 ** 2);
  const pressed = await runCounted(pressScript, [csv, `${csv}.gz`]);
  for (const each of [folder.path, stick, csv, `${csv}.gz`]) rmSync(each, { recursive: true });
  return {
    what: `batch of ${label} ratings (${ratings}) built, sealed, signed, carried, ${megabytes} MB`,
    unit: 's',
    own: sampleOf(own),
    ...(label === '1M' && { target: '≤ 10 s, ≤ 300 MB' }),
    comparedTo: {
      what: 'gzip of the same table',
      sample: sampleOf(pressed),
    },
  };
}

/** Eight hours a day, the same number in each. */
function hourOf(n: number): number {
  return Math.floor(((n % answersPerDay) * 8) / answersPerDay);
}

/** A station's past, a day of ratings after the other. */
function fillStation(folder: DataFolder, ratings: number): void {
  const db = openStore(prepareDataFolder(folder.path));
  const clock = createClock({
    system: createSystemClock(),
    offsetMinutes: 420,
    lastTrustedMs: undefined,
  });
  const settings = OfficeSettings.parse(trialSettings);
  const moment = clock.now();
  createFolder(db, { kind: 'simulated', settings, author: 'bench', moment });
  const { station_code } = getFolder(db);
  const store = createRatingStore(db, findIncarnation(db, station_code) ?? '');
  const days = Math.ceil(ratings / answersPerDay);
  const firstMs = Math.floor((moment.utcMs - (days + 1) * dayMs) / dayMs) * dayMs;
  const giveDay = db.transaction((day: number) => {
    const upTo = Math.min(ratings, (day + 1) * answersPerDay);
    for (let n = day * answersPerDay; n < upTo; n += 1) {
      const id = randomUUID();
      store.appendRow({
        id,
        kind: 'answer',
        response_id: id,
        refers_to: null,
        score: ([5, 4, 5, 3, 2, 1] as const)[n % 6] ?? 5,
        text_hash: null,
        recorded_at_ms: firstMs + day * dayMs + hourOf(n) * 3_600_000,
        offset_minutes: 420,
        boot_id: moment.bootId,
        monotonic_ms: n * 7_200,
        clock_state: 'trusted',
        unit_code: settings.unit.code,
        station_code,
        counter_code: 'quay-1',
        field_code: null,
        field_source: null,
        stage: null,
        channel: 'kiosk',
        device_mode: 'self',
        language: n % 9 === 0 ? 'en' : 'vi',
        label_set: 'hl5.1',
        questionnaire: 'kiosk@2',
        model_code: null,
        settings_version: 1,
        trial: 0,
        ready_ms: 300,
        gap_ms: 5_000,
        burst_position: 1,
        hour_status: 'open',
        question: null,
        choices: null,
        audience: null,
        scale_order: 'descending',
      });
    }
  });
  for (let day = 0; day < days; day += 1) giveDay(day);
  db.close();
}

async function writeCsv(folder: DataFolder, file: string): Promise<void> {
  const db = openReader(folder.database);
  const never = { fromMs: 0, toMs: 0 };
  const stretches = listUnsent(db, getFolder(db).station_code, never);
  const pieces = inPieces('', readRatingLines(db, stretches), () => {});
  await pipeline(Readable.from(pieces), createWriteStream(file));
  db.close();
}
