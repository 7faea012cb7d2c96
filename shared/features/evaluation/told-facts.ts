import type { Month } from '../activity/month.ts';
import type { OfficeCell, OfficeRow } from '../batch/office-tables.ts';
import type { Model } from '../model/model.ts';
import type { Evaluation } from './evaluation.contract.ts';
import type { EvaluationKnown, FactTable, OfficeFacts } from './known.ts';

/** What is asked of the facts. */
export interface FactsAsked {
  readonly months: readonly Month[];
  readonly model: Model | undefined;
  readonly units: ReadonlySet<string> | undefined;
  readonly known: EvaluationKnown;
}

type Told = Pick<
  Evaluation,
  | 'activity'
  | 'targets'
  | 'sessions'
  | 'letters'
  | 'apologies'
  | 'tasks'
  | 'undertakings'
  | 'difficulties'
  | 'scores'
>;

/** A row with the office that told it. */
type ToldRow = OfficeRow & { readonly office: string };

/** What offices tell beside ratings, of the months and units asked for, and of the model where one is. */
export function toldFacts(asked: FactsAsked): Told {
  const { known, units } = asked;
  const facts = known.facts.filter(({ unit }) => units === undefined || units.has(unit));
  const rowsOf = (table: FactTable): readonly ToldRow[] =>
    facts.flatMap(({ unit, tables }) =>
      (tables[table] ?? []).map((row) => ({ ...row, office: unit })),
    );
  const isOfModel = (row: OfficeRow) =>
    asked.model === undefined || row['model_code'] === asked.model.code;
  const activity = activityOf(asked, rowsOf('activity'), facts);
  return {
    activity,
    targets: targetsOf(asked, activity),
    sessions: sessionsOf(asked, rowsOf('session_figures').filter(isOfModel)),
    letters: lettersOf(asked, rowsOf('letters')),
    apologies: {
      owed: activity.find(({ figure }) => figure === lateCode)?.sum ?? null,
      made: isTold(facts, 'letters') ? apologiesMade(lettersOf(asked, rowsOf('letters'))) : null,
    },
    tasks: tasksOf(asked, rowsOf('tasks').filter(isOfModel)),
    undertakings: undertakingsOf(asked, rowsOf('activities_held').filter(isOfModel)),
    difficulties: difficultiesOf(asked, rowsOf('difficulties').filter(isOfModel)),
    scores: scoresOf(asked, rowsOf('self_scores'), rowsOf('verified_scores')),
  };
}

/** Dossiers that were finished after their day: each owes an apology. */
const lateCode = 'late';

function isTold(facts: readonly OfficeFacts[], table: FactTable): boolean {
  return facts.length > 0 && facts.every(({ tables }) => tables[table] !== undefined);
}

const text = (cell: OfficeCell | undefined): string => (typeof cell === 'string' ? cell : '');
const textOrNull = (cell: OfficeCell | undefined) => (typeof cell === 'string' ? cell : null);
const number = (cell: OfficeCell | undefined): number => (typeof cell === 'number' ? cell : 0);

function activityOf(
  { months, known }: FactsAsked,
  rows: readonly ToldRow[],
  facts: readonly OfficeFacts[],
): Evaluation['activity'] {
  const within = rows.filter((row) => months.includes(text(row['month'])));
  const byFigure = Map.groupBy(within, (row) => text(row['figure']));
  return known.figures.flatMap(({ code, name, unit }) => {
    const own = byFigure.get(code) ?? [];
    if (own.length === 0) return [];
    const byMonth = Map.groupBy(own, (row) => text(row['month']));
    return [
      {
        ...{ figure: code, name, unit },
        sum: sumOf(own.map((row) => number(row['value']))),
        months: own.length,
        of: months.length * facts.length,
        byMonth: months.map((month) => {
          const some = byMonth.get(month);
          return {
            month,
            value: some === undefined ? null : sumOf(some.map((row) => number(row['value']))),
          };
        }),
      },
    ];
  });
}

/** Reached or not is for people to say; a target whose figures are not all there has nothing found. */
function targetsOf(
  { model, known }: FactsAsked,
  activity: Evaluation['activity'],
): Evaluation['targets'] {
  const wholeOf = (code: string) => {
    const found = activity.find(({ figure }) => figure === code);
    return found !== undefined && found.months === found.of ? found.sum : undefined;
  };
  return (model?.targets ?? []).map(({ figure, shareOf, atLeast, by }) => {
    const value = wholeOf(figure);
    const whole = shareOf === undefined ? undefined : wholeOf(shareOf);
    const found =
      shareOf === undefined
        ? value
        : value === undefined || whole === undefined || whole === 0
          ? undefined
          : (100 * value) / whole;
    return {
      figure,
      name: known.figures.find(({ code }) => code === figure)?.name ?? figure,
      shareOf: shareOf ?? null,
      atLeast,
      by: by ?? null,
      found: found ?? null,
    };
  });
}

const sessionCounts = ['sessions', 'visits', 'received', 'resolved', 'online'] as const;

function sessionsOf(
  { months, known, model }: FactsAsked,
  rows: readonly ToldRow[],
): Evaluation['sessions'] {
  const within = rows.filter((row) => months.includes(text(row['month'])));
  const byMonth = Map.groupBy(within, (row) => text(row['month']));
  const groupNames = new Map(
    (model === undefined ? known.models : [model]).flatMap(({ groups }) =>
      groups.map(({ code, name }) => [code, name] as const),
    ),
  );
  const groups = Map.groupBy(
    within.filter((row) => row['figure'] === 'group-visits'),
    (row) => text(row['group_code']),
  );
  return {
    byMonth: [...byMonth]
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([month, some]) => {
        const of = (figure: (typeof sessionCounts)[number]) =>
          sumOf(some.filter((row) => row['figure'] === figure).map((row) => number(row['value'])));
        return {
          month,
          sessions: of('sessions'),
          visits: of('visits'),
          received: of('received'),
          resolved: of('resolved'),
          online: of('online'),
        };
      }),
    groups: [...groups]
      .map(([code, some]) => ({
        code,
        name: groupNames.get(code) ?? code,
        visits: sumOf(some.map((row) => number(row['value']))),
      }))
      .toSorted((one, other) => other.visits - one.visits || (one.code < other.code ? -1 : 1)),
  };
}

/** Stretches that lie wholly within the months. */
function lettersOf({ months }: FactsAsked, rows: readonly ToldRow[]): Evaluation['letters'] {
  const within = rows.filter(
    (row) => months.includes(text(row['from_month'])) && months.includes(text(row['to_month'])),
  );
  return [...Map.groupBy(within, (row) => text(row['kind']))]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([kind, ofKind]) => ({
      kind,
      steps: [...Map.groupBy(ofKind, (row) => text(row['step']))].map(([code, some]) => ({
        code,
        n: sumOf(some.map((row) => number(row['letters']))),
      })),
    }));
}

function apologiesMade(letters: Evaluation['letters']): number {
  const steps = letters.find(({ kind }) => kind === 'apology')?.steps ?? [];
  return sumOf(
    steps.filter(({ code }) => code === 'handed-over' || code === 'delivered').map(({ n }) => n),
  );
}

/** All that are not void, whenever they were given: a duty stands until it is done. */
function tasksOf({ known }: FactsAsked, rows: readonly ToldRow[]): Evaluation['tasks'] {
  return rows
    .filter((row) => row['state'] !== 'void')
    .map((row) => {
      const deadline = textOrNull(row['deadline']);
      const doneOn = textOrNull(row['done_on']);
      const unit = text(row['unit_code']);
      return {
        unit,
        name: known.unitNames.get(unit) ?? unit,
        code: text(row['code']),
        duty: text(row['duty']),
        deadline,
        source: text(row['source_letter']),
        clause: text(row['clause']),
        state: text(row['state']) as Evaluation['tasks'][number]['state'],
        doneOn,
        isLate: deadline !== null && (doneOn ?? known.madeOn) > deadline,
      };
    })
    .toSorted((one, other) => ((one.deadline ?? '9') < (other.deadline ?? '9') ? -1 : 1));
}

function undertakingsOf(
  { months }: FactsAsked,
  rows: readonly ToldRow[],
): Evaluation['undertakings'] {
  const within = rows.filter((row) => months.includes(text(row['held_on']).slice(0, 7)));
  return [...Map.groupBy(within, (row) => text(row['kind']))]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([kind, some]) => ({
      kind,
      held: some.length,
      withEvidence: some.filter((row) => row['has_evidence'] === 1).length,
      counts: [
        ...Map.groupBy(
          some.filter((row) => row['count_of'] !== null && row['count_of'] !== undefined),
          (row) => text(row['count_of']),
        ),
      ].map(([code, counted]) => ({
        code,
        n: sumOf(counted.map((row) => number(row['count']))),
      })),
    }));
}

/** Those noted in the months, and those of before that were still open when they began. */
function difficultiesOf(
  { months, known }: FactsAsked,
  rows: readonly ToldRow[],
): Evaluation['difficulties'] {
  const [first = ''] = months;
  const last = months.at(-1) ?? '';
  return rows
    .filter((row) => {
      const noted = text(row['noted_on']).slice(0, 7);
      const isOpen = row['state'] !== 'closed' || text(row['state_on']).slice(0, 7) >= first;
      return noted <= last && isOpen;
    })
    .map((row) => ({
      unit: row.office,
      name: known.unitNames.get(row.office) ?? row.office,
      kind: text(row['kind']) as Evaluation['difficulties'][number]['kind'],
      state: text(row['state']) as Evaluation['difficulties'][number]['state'],
      notedOn: text(row['noted_on']),
      fieldCode: text(row['field_code']),
      words: text(row['words']),
    }))
    .toSorted((one, other) => (one.notedOn < other.notedOn ? -1 : 1));
}

/** Sets whose period touches the months; the superior's sum only where every criterion was verified. */
function scoresOf(
  { months, known }: FactsAsked,
  self: readonly ToldRow[],
  verified: readonly ToldRow[],
): Evaluation['scores'] {
  const keyOf = (row: ToldRow) =>
    JSON.stringify([row.office, row['set_code'], row['set_version'], row['period']]);
  const verifiedAt = Map.groupBy(verified, keyOf);
  return [...Map.groupBy(self, keyOf)]
    .flatMap(([key, rows]) => {
      const [first] = rows;
      if (first === undefined || !touches(text(first['period']), months)) return [];
      const given = verifiedAt.get(key) ?? [];
      const isWhole = rows.every((row) =>
        given.some((each) => each['criterion'] === row['criterion']),
      );
      return [
        {
          unit: first.office,
          name: known.unitNames.get(first.office) ?? first.office,
          set: text(first['set_code']),
          version: text(first['set_version']),
          period: text(first['period']),
          criteria: rows.length,
          self: sumOf(rows.map((row) => number(row['score']))),
          verified: isWhole ? sumOf(given.map((row) => number(row['score']))) : null,
          full: sumOf(rows.map((row) => number(row['full_score']))),
        },
      ];
    })
    .toSorted((one, other) =>
      `${one.period} ${one.unit}` < `${other.period} ${other.unit}` ? -1 : 1,
    );
}

/** Whether a year, a quarter or a month has one of the months. */
function touches(period: string, months: readonly Month[]): boolean {
  const [year = '', part = ''] = period.split('-');
  return months.some((month) => {
    if (!month.startsWith(year)) return false;
    if (part === '') return true;
    const number = Number(month.slice(5, 7));
    return part.startsWith('Q')
      ? Math.ceil(number / 3) === Number(part.slice(1))
      : number === Number(part);
  });
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, each) => sum + each, 0);
}
