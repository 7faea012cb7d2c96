import { z } from 'zod';
import type { Words } from '#main/words.ts';
import { keyOfReason } from '#shared/features/batch/reason-words.ts';
import type {
  GatheringReport,
  LifeReport,
  OfficeReport,
  StationReport,
} from '#shared/features/gather/gathering-report.ts';
import { readOptions, wholeNumber } from './arguments.ts';
import type { Command } from './command.ts';
import { refusedLines } from './gather-refused.ts';
import { todayHere, withStore } from './gather-store.ts';

/** Two weeks without a batch are more than a holiday, and less than a month that is lost. */
const usualSilence = 14;

const Options = z.strictObject({
  store: z.string().min(1),
  json: z.boolean().default(false),
  'silent-after': wholeNumber(1).default(usualSilence),
});

/** What a store holds, what is missing, and where somebody should ask. */
export const reportStore: Command = async (context) => {
  const { args, words, print } = context;
  const {
    store: path,
    json,
    'silent-after': silentAfterDays,
  } = readOptions(
    args,
    { store: { type: 'string' }, json: { type: 'boolean' }, 'silent-after': { type: 'string' } },
    Options,
    words,
  );
  // JSON says by itself what kind of store it is
  return await withStore(path, { words, print: json ? () => {} : print }, async (store) => {
    const report = await store.report({ asOf: todayHere(), silentAfterDays });
    if (json) print(JSON.stringify(report, null, 2));
    else for (const line of linesOf(report, words)) print(line);
    return 0;
  });
};

function linesOf(report: GatheringReport, words: Words): readonly string[] {
  const { batches, units, stations, offices, answers, held, refused } = report;
  if (stations.length + offices.length === 0 && refused.length === 0)
    return [words('cli:gather.report.empty')];
  const day = (iso: string) => iso.split('-').toReversed().join('/');
  const noted = stations.map((station) => [station, notesOf(station, words, day)] as const);
  const notedOffices = offices.map(
    (office) => [office, [...notesOf(office, words, day), ...awaitedNotes(office, words)]] as const,
  );
  return [
    words('cli:gather.report.head', {
      ...batches,
      units,
      stations: stations.length,
      answers,
      day: day(report.asOf),
    }),
    ...notedOffices.flatMap(([office, notes]) =>
      notes.length === 0 ? [] : ['', words('cli:gather.report.office', { ...office }), ...notes],
    ),
    ...noted.flatMap(([station, notes]) =>
      notes.length === 0 ? [] : ['', words('cli:gather.report.station', { ...station }), ...notes],
    ),
    ...(stations.length + offices.length > 0 &&
    [...noted, ...notedOffices].every(([, notes]) => notes.length === 0)
      ? [words('cli:gather.report.allWell')]
      : []),
    ...(held.length === 0 ? [] : ['', words('cli:gather.report.held')]),
    ...[...Map.groupBy(held, ({ reason }) => reason)].flatMap(([reason, batches]) => [
      words(`batch:${keyOfReason(reason)}`),
      ...batches.map((batch) =>
        words('cli:gather.report.heldBatch', { ...batch, name: batch.name.slice(0, 8) }),
      ),
    ]),
    ...(refused.length === 0 ? [] : ['', words('cli:gather.report.refused')]),
    ...refusedLines(refused, words),
  ];
}

function notesOf(
  station: StationReport,
  words: Words,
  day: (iso: string) => string,
): readonly string[] {
  const { lives, daysSilent, lastBuiltAt, problems, clockState, untrustedRows } = station;
  const last = day(lastBuiltAt.slice(0, 10));
  return [
    ...lives.flatMap((life) => missingNotes(life, words, day)),
    ...(station.isCopied ? [words('cli:gather.report.copied')] : []),
    ...(clockState === 'trusted' ? [] : [words(`cli:gather.report.clock.${clockState}`)]),
    ...(untrustedRows === 0 ? [] : [words('cli:gather.report.untrustedRows', { untrustedRows })]),
    ...(problems.length === 0
      ? []
      : [words('cli:gather.report.sick', { problems: problems.join(', ') })]),
    ...(station.isSilent ? [words('cli:gather.report.silent', { daysSilent, last })] : []),
  ];
}

function awaitedNotes({ awaited }: OfficeReport, words: Words): readonly string[] {
  return [...Map.groupBy(awaited, ({ stationCode }) => stationCode)].map(([station, batches]) =>
    words('cli:gather.report.awaited', {
      station,
      numbers: batches.map(({ number }) => number).join(', '),
    }),
  );
}

function missingNotes(
  { missing, doubt, isLinkMissing }: LifeReport,
  words: Words,
  day: (iso: string) => string,
): readonly string[] {
  return [
    ...missing.map(({ from, to, days }) =>
      words(from === to ? 'cli:gather.report.missingOne' : 'cli:gather.report.missing', {
        from,
        to,
        days: words(`cli:gather.report.days.${sidesOf(days)}`, {
          first: days.from === null ? '' : day(days.from),
          last: days.to === null ? '' : day(days.to),
        }),
      }),
    ),
    ...(isLinkMissing ? [words('cli:gather.report.linkMissing')] : []),
    ...(doubt === null ? [] : [words(`cli:gather.report.doubt.${doubt.reason}`, { ...doubt })]),
  ];
}

function sidesOf({ from, to }: LifeReport['missing'][number]['days']) {
  if (from !== null && to !== null) return 'between';
  if (to !== null) return 'before';
  return from === null ? 'unknown' : 'after';
}
