import type { Evaluation } from '#shared/features/evaluation/evaluation.contract.ts';
import { monthName, nameIn } from './names.ts';
import type { ReportBlock, ReportTable } from './report-document.ts';
import { number, table, tableBlock, words } from './table.ts';
import { fill, wording } from './wording.ts';
import { writeDay, writeNumber } from './write-number.ts';

type Blocks = readonly ReportBlock[];
const count = (value: number) => writeNumber(value, 'count');
const paragraph = (text: string): ReportBlock => ({ is: 'paragraph', text });
const item = (text: string): ReportBlock => ({ is: 'item', text: `- ${text}` });

/** Service times with figures, and whom they served. */
export function sessionsOf({ sessions }: Evaluation): Blocks {
  const { byMonth, groups } = sessions;
  if (byMonth.length === 0) return [];
  const sum = (key: Exclude<keyof (typeof byMonth)[number], 'month'>) =>
    count(byMonth.reduce((all, month) => all + month[key], 0));
  const said = wording.sessions;
  return [
    paragraph(
      fill(said.sum, {
        sessions: sum('sessions'),
        visits: sum('visits'),
        received: sum('received'),
        resolved: sum('resolved'),
        online: sum('online'),
      }),
    ),
    ...(groups.length === 0
      ? []
      : [
          paragraph(
            fill(said.groups, {
              groups: groups.map(({ name, visits }) => `${name} ${count(visits)}`).join('; '),
            }),
          ),
        ]),
  ];
}

export function sessionTable({ sessions }: Evaluation): ReportTable {
  const { column } = wording;
  return table(
    'Phien-phuc-vu',
    wording.table.sessions,
    [
      [column.month, 2],
      [column.sessions, 2],
      [column.visits, 2],
      [column.received, 2],
      [column.resolved, 2],
      [column.online, 2],
    ],
    sessions.byMonth.map(({ month, ...counts }) => [
      words(monthName(month)),
      number(counts.sessions, 'count'),
      number(counts.visits, 'count'),
      number(counts.received, 'count'),
      number(counts.resolved, 'count'),
      number(counts.online, 'count'),
    ]),
  );
}

export function activityTable({ activity }: Evaluation): ReportTable {
  const { column } = wording;
  return table(
    'So-lieu-hoat-dong',
    wording.table.activity,
    [
      [column.figure, 5],
      [column.sum, 2],
      [column.unitOfFigure, 2],
      [column.known, 2],
    ],
    activity.map(({ name, sum, unit, months, of }) => [
      words(name),
      number(months === 0 ? null : sum, 'amount'),
      words(unit),
      words(`${count(months)}/${count(of)}`),
    ]),
  );
}

/** What the model aims at, and how far it has got. */
export function targetTable({ targets }: Evaluation): ReportTable {
  const { column, targets: said } = wording;
  return table(
    'Chi-tieu',
    wording.table.targets,
    [
      [column.figure, 5],
      [column.least, 2],
      [column.found, 2],
      [column.by, 2],
      [column.verdict, 2],
    ],
    targets.map(({ name, shareOf, atLeast, by, found }) => {
      const isShare = shareOf !== null;
      const verdict = found === null ? said.unknown : found >= atLeast ? said.reached : said.missed;
      return [
        words(isShare ? `${name} (%)` : name),
        number(atLeast, 'amount'),
        number(found, 'amount'),
        words(by === null ? '' : writeDay(by)),
        words(verdict),
      ];
    }),
  );
}

export function tasksOf(evaluation: Evaluation): Blocks {
  const { tasks } = evaluation;
  if (tasks.length === 0) return [];
  const those = (state: string) => count(tasks.filter((task) => task.state === state).length);
  return [
    paragraph(
      fill(wording.tasks.sum, {
        all: count(tasks.length),
        done: those('done'),
        underway: those('underway'),
        given: those('given'),
        late: count(tasks.filter(({ isLate }) => isLate).length),
      }),
    ),
    ...(tasks.length <= mostInText ? [tableBlock(taskTable(evaluation))] : []),
  ];
}

/** A longer list stands in the appendix. */
export const mostInText = 15;

export function taskTable({ tasks }: Evaluation): ReportTable {
  const { column, tasks: said } = wording;
  const units = new Set(tasks.map(({ unit }) => unit));
  return table(
    'Nhiem-vu',
    wording.table.tasks,
    [
      [column.duty, 6],
      ...(units.size > 1 ? ([[column.unit, 3]] as const) : []),
      [column.source, 3],
      [column.deadline, 2],
      [column.state, 3],
    ],
    tasks.map((task) => [
      words(task.duty),
      ...(units.size > 1 ? [words(task.name)] : []),
      words([task.source, task.clause].filter((text) => text !== '').join(', ')),
      words(task.deadline === null ? '' : writeDay(task.deadline)),
      words(
        [
          said.state[task.state],
          ...(task.doneOn === null ? [] : [fill(said.doneOn, { day: writeDay(task.doneOn) })]),
          ...(task.isLate ? [said.late] : []),
        ].join(', '),
      ),
    ]),
  );
}

export function undertakingsOf({ undertakings }: Evaluation): Blocks {
  const said = wording.undertakings;
  return undertakings.map(({ kind, held, withEvidence, counts }) => {
    const counted = counts.map(({ code, n }) => fill(nameIn(said.counted, code), { n: count(n) }));
    return item(
      fill(said.line, {
        kind: nameIn(said.kind, kind),
        held: count(held),
        counts: counted.length === 0 ? '' : `, ${counted.join(', ')}`,
        evidence: count(withEvidence),
      }),
    );
  });
}

export function undertakingTable({ undertakings }: Evaluation): ReportTable {
  const { column, undertakings: said } = wording;
  return table(
    'Hoat-dong',
    wording.table.undertakings,
    [
      [column.kind, 3],
      [column.held, 2],
      [column.evidence, 2],
      [column.counts, 4],
    ],
    undertakings.map(({ kind, held, withEvidence, counts }) => [
      words(nameIn(said.kind, kind)),
      number(held, 'count'),
      number(withEvidence, 'count'),
      words(
        counts.map(({ code, n }) => fill(nameIn(said.counted, code), { n: count(n) })).join(', '),
      ),
    ]),
  );
}

/** Letters by kind, and the apologies that are owed; thanks notes of citizens are never added to letters. */
export function lettersOf({ letters, apologies }: Evaluation): Blocks {
  const said = wording.letters;
  const lines = letters
    .filter(({ steps }) => steps.length > 0)
    .map(({ kind, steps }) =>
      item(
        fill(said.line, {
          kind: nameIn(said.kind, kind),
          steps: steps
            .map(({ code, n }) => fill(nameIn(said.step, code), { n: count(n) }))
            .join(', '),
        }),
      ),
    );
  const { owed, made } = apologies;
  const owing =
    owed === null
      ? []
      : [
          paragraph(
            made === null
              ? fill(said.apologiesOwed, { owed: count(owed) })
              : fill(said.apologies, { owed: count(owed), made: count(made) }),
          ),
        ];
  return [...lines, ...(lines.length > 0 ? [paragraph(said.few)] : []), ...owing];
}

export function letterTable({ letters }: Evaluation): ReportTable {
  const { column, letters: said } = wording;
  return table(
    'Thu',
    wording.table.letters,
    [
      [column.kind, 4],
      [column.step, 4],
      [column.letters, 2],
    ],
    letters.flatMap(({ kind, steps }) =>
      steps.map(({ code, n }) => [
        words(nameIn(said.kind, kind)),
        words(nameIn(stepNames(), code)),
        number(n, 'count'),
      ]),
    ),
  );
}

/** A step without its number. */
function stepNames(): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(wording.letters.step).map(([code, text]) => [code, text.replace('{n} ', '')]),
  );
}

export function scoreTable({ scores }: Evaluation): ReportTable {
  const { column, scores: said } = wording;
  return table(
    'Diem',
    wording.table.scores,
    [
      [column.unit, 4],
      [column.set, 3],
      [column.scorePeriod, 2],
      [column.self, 2],
      [column.verified, 2],
      [column.full, 2],
    ],
    scores.map(({ name, set, version, period, self, verified, full }) => [
      words(name),
      words(`${set}, ${version}`),
      words(period),
      number(self, 'amount'),
      verified === null ? words(said.unverified) : number(verified, 'amount'),
      number(full, 'amount'),
    ]),
  );
}
