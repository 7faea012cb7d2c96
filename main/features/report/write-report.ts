import type { Evaluation } from '#shared/features/evaluation/evaluation.contract.ts';
import type { ReportBlock, ReportDocument, ReportTable } from './report-document.ts';
import type { ReportSource } from './report-source.ts';
import { difficultiesOf, difficultyTable } from './difficulty-sections.ts';
import { headlineOf, headlineTable, levelTable } from './headline.ts';
import { methodOf } from './method.ts';
import { quarterName } from './names.ts';
import { noticesOf } from './notices.ts';
import { numbered, type Part } from './numbered.ts';
import { basisOf, openingOf, subjectOf } from './opening.ts';
import { picturesOf, type Pictures } from './pictures.ts';
import { comparisonTable, otherTable, unitTable } from './result-tables.ts';
import { chartBlock, tableBlock, tableOfChart } from './table.ts';
import { toldOf } from './told.ts';
import { fill, statistics, wording } from './wording.ts';
import {
  activityTable,
  lettersOf,
  letterTable,
  mostInText,
  scoreTable,
  sessionsOf,
  sessionTable,
  targetTable,
  tasksOf,
  taskTable,
  undertakingsOf,
  undertakingTable,
} from './work-sections.ts';
import { writeDay, writeNumber } from './write-number.ts';

type Blocks = readonly ReportBlock[];
const paragraph = (text: string): ReportBlock => ({ is: 'paragraph', text });

/**
 * A report in words, tables and charts, of one evaluation and of nothing else. It is a draft: what a person has
 * to judge is left blank for their hand (decision 0050).
 */
export function writeReport(source: ReportSource): ReportDocument {
  const { evaluation, office } = source;
  const pictures = picturesOf(evaluation);
  const parts = [result(source, pictures), work(source), difficulties(source), ...byHand(source)];
  const notices = noticesOf(evaluation);
  const subject = subjectOf(source);
  const ends =
    office.parent === undefined
      ? fill(wording.end, { office: office.name })
      : fill(wording.endTo, { office: office.name, parent: office.parent });
  const tables = tablesOf(source, pictures);
  const inBody = sheetsIn(parts);
  const others = tables.filter(({ sheet }) => !inBody.has(sheet));
  const { body, appendix } = numbered(parts, [
    { title: wording.section.tables, sections: [], blocks: others.map(tableBlock) },
    { title: wording.section.method, sections: [], blocks: methodOf(evaluation) },
  ]);
  return {
    agency: office.name,
    parent: office.parent,
    place: office.place,
    marks: marksOf(source),
    subject,
    body: [...basisOf(source), ...openingOf(source), ...body],
    end: ends,
    signer: office.signer ?? {},
    appendix,
    facts: factsOf(source, subject, notices),
    tables,
  };
}

/** Tables that the text itself shows; the appendix does not repeat them. */
function sheetsIn(parts: readonly Part[]): ReadonlySet<string> {
  const blocks = parts.flatMap((part) => [
    ...part.blocks,
    ...part.sections.flatMap((section) => section.blocks),
  ]);
  return new Set(blocks.flatMap((block) => (block.is === 'table' ? [block.table.sheet] : [])));
}

/** What stands on every page until a person decides. */
function marksOf({ evaluation, isTrial }: ReportSource): readonly string[] {
  const isMadeUp = evaluation.isSimulated || isTrial;
  return [
    ...(isMadeUp ? [wording.simulated] : []),
    `${wording.draft} (${wording.unverifiedLayout})`,
  ];
}

function result({ evaluation }: ReportSource, pictures: Pictures): Part {
  const { section } = wording;
  const { figure } = evaluation.chosen;
  const { others, units } = evaluation;
  return {
    title: section.result,
    blocks: noticesOf(withoutRepeats(evaluation)).map((text) => ({ is: 'note', text })),
    sections: [
      {
        title: section.headline,
        blocks:
          figure === null
            ? [paragraph(wording.notice.noHeadline)]
            : [...headlineOf(figure), tableBlock(levelTable(figure))],
      },
      { title: section.told, blocks: figure === null ? [] : toldOf(evaluation) },
      {
        title: section.periods,
        blocks: [...chartBlock(pictures.trend), ...chartBlock(pictures.weeks)],
      },
      { title: section.reasons, blocks: reasons(evaluation, pictures) },
      { title: section.hours, blocks: hours(pictures) },
      {
        title: section.units,
        blocks:
          units.length < 2
            ? []
            : [paragraph(wording.units.intro), ...pictures.units.flatMap(chartBlock)],
      },
      {
        title: section.others,
        blocks:
          others.length === 0
            ? []
            : [paragraph(wording.others.intro), tableBlock(otherTable(evaluation))],
      },
    ],
  };
}

/** What the headline says of coverage is not said twice. */
function withoutRepeats(evaluation: Evaluation): Evaluation {
  const said = new Set(['coverageUnknown', 'coverageInconsistent', 'noHeadline']);
  return { ...evaluation, notices: evaluation.notices.filter((notice) => !said.has(notice)) };
}

function reasons({ reasons: told }: Evaluation, pictures: Pictures): Blocks {
  if (told === null || pictures.reasons === undefined) return [];
  const values = {
    of: writeNumber(told.n, 'count'),
    answered: writeNumber(told.answered, 'count'),
  };
  const picture = chartBlock(pictures.reasons);
  return [
    paragraph(fill(wording.reasons.intro, values)),
    ...(picture.length > 0 ? picture : [tableBlock(tableOfChart('Ly-do', pictures.reasons))]),
  ];
}

/** The newest quarter is drawn where it has more than a few cells; the tables stand in the appendix. */
function hours({ hours: [newest] }: Pictures): Blocks {
  if (newest === undefined || newest.chart.table.rows.length < fewestCells) return [];
  return [paragraph(wording.hours.intro), ...chartBlock(newest.chart)];
}

const fewestCells = 6;

function work({ evaluation, kind }: ReportSource): Part {
  const { section } = wording;
  const isReview = kind !== 'monthly';
  const orNone = (blocks: Blocks, none: string): Blocks =>
    blocks.length > 0 || !isReview ? blocks : [paragraph(none)];
  const { activity, targets, scores } = evaluation;
  const ifAny = (some: readonly unknown[], make: (evaluation: Evaluation) => ReportTable) =>
    some.length === 0 ? [] : [tableBlock(make(evaluation))];
  return {
    title: section.work,
    blocks: [],
    sections: [
      { title: section.sessions, blocks: orNone(sessionsOf(evaluation), wording.sessions.none) },
      { title: section.activity, blocks: ifAny(activity, activityTable) },
      { title: section.targets, blocks: ifAny(targets, targetTable) },
      { title: section.tasks, blocks: orNone(tasksOf(evaluation), wording.tasks.none) },
      {
        title: section.undertakings,
        blocks: orNone(undertakingsOf(evaluation), wording.undertakings.none),
      },
      { title: section.letters, blocks: orNone(lettersOf(evaluation), wording.letters.none) },
      { title: section.scores, blocks: ifAny(scores.slice(0, mostInText), scoreTable) },
    ],
  };
}

function difficulties({ evaluation, kind }: ReportSource): Part {
  const { section } = wording;
  const isEmpty = evaluation.difficulties.length === 0;
  return {
    title: section.difficulties,
    blocks: isEmpty && kind !== 'monthly' ? [paragraph(wording.difficulties.none)] : [],
    sections: [
      { title: section.difficultyList, blocks: difficultiesOf(evaluation, 'difficulty') },
      { title: section.proposalList, blocks: difficultiesOf(evaluation, 'proposal') },
    ],
  };
}

/** What only people can say: whether the model goes on, and what is asked of the superior. */
function byHand({ kind }: ReportSource): readonly Part[] {
  if (kind === 'monthly') return [];
  const key = kind === 'closing' ? 'closing' : 'next';
  const { handwritten, section } = wording;
  const lines = Array.from({ length: 3 }, () => ({ is: 'blank', text: handwritten.line }) as const);
  return [
    {
      title: section[key],
      blocks: [{ is: 'note', text: handwritten[key] }, ...lines],
      sections: [],
    },
  ];
}

/** Every table there is something in, in the order in which the report speaks of it. */
function tablesOf(
  { evaluation, office }: ReportSource,
  pictures: Pictures,
): readonly ReportTable[] {
  const { figure } = evaluation.chosen;
  const compared = comparisonTable(evaluation);
  const all = [
    ...(figure === null ? [] : [headlineTable(figure), levelTable(figure)]),
    ...(compared === undefined ? [] : [compared]),
    tableOfChart('Theo-ky', pictures.trend),
    tableOfChart('Theo-tuan', pictures.weeks),
    ...(pictures.reasons === undefined ? [] : [tableOfChart('Ly-do', pictures.reasons)]),
    ...pictures.hours.map(({ quarter, chart }) => {
      const made = tableOfChart(`Theo-gio-${quarter}`, chart);
      return { ...made, title: fill(wording.table.hours, { quarter: quarterName(quarter) }) };
    }),
    unitTable(evaluation),
    otherTable(evaluation),
    sessionTable(evaluation),
    activityTable(evaluation),
    targetTable(evaluation),
    taskTable(evaluation),
    undertakingTable(evaluation),
    letterTable(evaluation),
    scoreTable(evaluation),
    difficultyTable(evaluation, office.fields ?? new Map()),
  ];
  return all.filter(({ rows }) => rows.length > 0);
}

function factsOf(
  { evaluation, office, isTrial }: ReportSource,
  subject: string,
  notices: readonly string[],
): ReportDocument['facts'] {
  const { sheet } = wording;
  const { madeOn, ruleVersion, floor } = evaluation;
  return [
    [sheet.office, office.name],
    [sheet.subject, subject],
    [sheet.madeOn, writeDay(madeOn)],
    ...marksOf({ evaluation, office, isTrial, kind: 'monthly' }).map(
      (mark) => [sheet.mark, mark] as const,
    ),
    [sheet.rules, ruleVersion],
    [sheet.floor, writeNumber(floor, 'count')],
    ...[...notices, statistics.notice.headline, statistics.notice.notAdded].map(
      (notice) => [sheet.notices, notice] as const,
    ),
  ];
}
