import { fileURLToPath } from 'node:url';
import { wordsAt } from '#build/words-at.ts';
import { reasonsNotToTell } from '#shared/features/statistics/cannot-tell.ts';
import { usualDayLikeness, usualWeight } from '#shared/features/statistics/design-effect.ts';
import { chartRules } from '#shared/features/statistics/p-chart.ts';
import { seriesKinds } from '#shared/features/statistics/evaluation-series.ts';
import { leastDesignEffect } from '#shared/features/statistics/share-interval.ts';
import { rivalNames, type Rival } from './rival-intervals.ts';
import type { CoveredCell, StatisticsRun } from './run-statistics.ts';
import { rivalWorldsPerCell, varied, worldsPerCell } from './simulate-coverage.ts';
import { apart } from './draw-scores.ts';
import { effectWorlds } from './simulate-effects.ts';

/** Where the document stands. */
export const statisticsDocFile = fileURLToPath(
  new URL('../../docs/statistics.md', import.meta.url),
);

const rivalTitles: Readonly<Record<Rival, string>> = {
  wilson: 'Wilson, all answers independent',
  linear: 'p ± t·√v, days as clusters',
  logit: 'the same on log odds',
  unsteadied: 'Wilson with effective size, design effect as estimated',
  kornGraubard: 'Korn–Graubard (Clopper–Pearson with effective size)',
};

/** The text of `docs/statistics.md`: what each figure means, and how far it can be trusted. */
export function statisticsDoc(run: StatisticsRun): string {
  const { coverage } = run;
  const few = coverage.filter(({ n }) => n < 100);
  const many = coverage.filter(({ n }) => n >= 100);
  return `# The statistics of evaluation

Made by \`npm run statistics\`; a test fails while it is not what the program says. Formulas and sources stand at the
functions in \`shared/features/statistics/\`, which work with totals of days and never with single ratings.

No interval here knows who chose to answer. Each is shown with the words “${vi('notice.interval')}”.

## What each figure means

${rows(['figure', 'on screen', 'meaning', 'refused when'], figures)}

“${vi('term.cannotTell')}” is an answer, always with its reasons:

${rows(
  ['reason', 'Vietnamese', 'English'],
  reasonsNotToTell.map((each) => [code(each), vi(`reason.${each}`), en(`reason.${each}`)]),
)}

What is said otherwise:

${rows(['of', 'Vietnamese', 'English'], sentences)}

## Series are never added up

${vi('notice.headline')} ${vi('notice.notAdded')}

${rows(
  ['series', 'Vietnamese', 'English'],
  seriesKinds.map((each) => [code(each), vi(`series.${each}`), en(`series.${each}`)]),
)}

## The interval of a share

Answers of one day may be alike: one clerk, one queue, one power cut. So the interval takes days as clusters wherever
the design effect reaches ${leastDesignEffect}, and Wilson's interval within a day or below that. The design effect is estimated
from the days and *steadied*: drawn to what a usual likeness of ρ = ${usualDayLikeness} would give, which counts for ${usualWeight} days. Then
Wilson's interval is taken with n ÷ design effect for n, and Student's t for 1.96.

Simulated: ${coverage.length} cells of ${worldsPerCell.toLocaleString('en')} worlds each, days beta-binomial and of unequal size, over a week (${varied.days[0]}
working days), a month (${varied.days[1]}) and a quarter (${varied.days[2]}). In how many per cent the 95 % interval covers the truth:

- **all cells: ${percent(meanOf(coverage))} on average**
- n ≥ 100: lowest cell ${percent(lowestOf(many))}; n < 100: lowest cell ${percent(lowestOf(few))}

${rows(
  ['n', ...varied.icc.map((icc) => `ICC ${icc}`), 'all', 'lowest'],
  varied.n.map((n) => [
    String(n),
    ...varied.icc.map((icc) =>
      percent(meanOf(coverage.filter((each) => each.n === n && each.icc === icc))),
    ),
    percent(meanOf(coverage.filter((each) => each.n === n))),
    percent(lowestOf(coverage.filter((each) => each.n === n))),
  ]),
)}

${rows(
  ['working days', 'average', 'lowest'],
  varied.days.map((days) => {
    const some = coverage.filter((each) => each.days === days);
    return [String(days), percent(meanOf(some)), percent(lowestOf(some))];
  }),
)}

Where the average is above 96 % it is a week with many answers: five days cannot show how unlike days are, and the assumed
likeness is larger than the true one there. A smaller one was tried (ρ = 0.03): a cell of n ≥ 100 fell below 90 %. The low
cells are those of shares near 100 % with few answers, where whole numbers jump: with n = 100 and a true share of 99.5 %
Wilson's interval of independent answers covers 91.0 % exactly.

### Rivals

The same cells, ${rivalWorldsPerCell.toLocaleString('en')} worlds each.

${rows(
  ['method', 'average', 'lowest, n ≥ 100', 'lowest, n < 100'],
  [
    ['**chosen**', percent(meanOf(coverage)), percent(lowestOf(many)), percent(lowestOf(few))],
    ...rivalNames.map((name) => rowOfRival(name, run)),
  ],
)}

Wilson alone is right for independent answers only. Every method that takes the design effect as it is estimated fails
where few answers differ from the others: five days without a complaint seem to prove that days are all alike.
Korn–Graubard is too wide elsewhere and fails there too.

## The interval of a mean

The same of a quasi-binomial mean, with days as clusters wherever the design effect is above 1. 1,000 worlds each of a usual
office (mean ${percent(usualMean)} of 100 points) and of one that is praised by nearly everybody; days lie ${apart.day} standard
deviations apart. It is rather too wide than too narrow.

${rows(['n', 'working days', 'usual', 'praised'], meanRows(run))}

## Pilot units against the rest

Difference in differences of the units' means, three months before and three after, arranged over units. ${effectWorlds} worlds each; a day's,
a month's and a unit's mean vary by themselves. *Arm*: the ratings of all pilot units after the beginning.

${rows(['pilots', 'others', 'ratings in the arm', 'true effect (points)', 'higher', 'lower', 'no effect seen', 'cannot tell'], run.effects.map(rowOfEffect))}

An effect is called where p ≤ 0.05, which is by construction wrong in at most 5 % of worlds without one. Two pilots of ten give 45
arrangements and no p below ${(1 / 45).toFixed(3)}; one pilot of ten cannot tell anything. With about 500 ratings an arm six points are
found in fewer than 80 %; with 750 to 900 in about 80 % and more. About one world in twenty is refused as \`differedBefore\` by
chance alone.

## Two arms of one office

Two periods or groups, means compared by day-clustered intervals: whether they differ, not why. ${effectWorlds} worlds each.

${rows(
  ['ratings an arm', 'days an arm', 'true difference (points)', 'higher', 'lower', 'same'],
  run.arms.map(({ scenario, said }) => [
    ...[scenario.n, scenario.days, scenario.points].map(String),
    ...['higher', 'lower', 'same'].map((each) => percent((said[each] ?? 0) / effectWorlds)),
  ]),
)}

## Trend

In how many worlds without a trend one is seen, of 2,000 (5 % are promised):

${rows(
  ['days', 'answers a day', 'trend seen'],
  run.trends.map(({ days, perDay, falselySeen }) => [
    String(days),
    `about ${perDay}`,
    percent(falselySeen),
  ]),
)}

## Why these

| matter | chosen | rather than | because |
|---|---|---|---|
| difference of shares | Newcombe's hybrid score | p₁ − p₂ ± 1.96·s | that leaves [−1, 1] and fails near 100 % |
| effect of a model | permutation over units | a regression with clustered errors | with two pilots of ten its errors are far too small (Conley and Taber 2011) |
| before against after | signs thrown for units | before and after of one unit | one unit has no chance to compare with |
| trend | weighted slope, HC3, t | a slope with binomial errors | days differ by more than chance |
| control chart | Laney's p′ | a plain p-chart | many answers a day make every day an alarm |
| rank | bands of a joint region | a list from best to worst | neighbours in a list mostly differ by chance |
| small cells | joined with their parent | blanks | a blank follows from the totals around it |

## All cells

Per cent of ${worldsPerCell.toLocaleString('en')} worlds in which the interval of a share covers the truth, by true share.

${rows(
  ['n', 'ICC', 'days', ...varied.share.map(String)],
  varied.n.flatMap((n) =>
    varied.icc.flatMap((icc) =>
      varied.days.map((days) =>
        rowOfCells(
          coverage.filter((each) => each.n === n && each.icc === icc && each.days === days),
        ),
      ),
    ),
  ),
)}
`;
}

/** A line of the table of all cells: those of one n, likeness and number of days. */
export function rowOfCells(cells: readonly CoveredCell[]): readonly string[] {
  const [first] = cells;
  if (first === undefined) return [];
  const { n, icc, days } = first;
  return [String(n), String(icc), String(days), ...cells.map(({ covered }) => percent(covered))];
}

const usualMean = 0.785;

const figures: readonly (readonly string[])[] = [
  figure(
    'topTwo',
    'answers of the two best levels ÷ all answers; Bình thường is in the denominator',
    'nobody answered',
  ),
  figure('mean', 'levels in equal steps, the best 100 and the worst 0', 'nobody answered'),
  figure('interval', 'what chance leaves open, with days as clusters', 'nobody answered'),
  figure(
    'designEffect',
    'how many answers say as much as one independent answer, because days are alike',
    'a single day',
  ),
  figure(
    'coverage',
    'ratings ÷ visits of the same opening hours',
    'visits are unknown, or fewer than ratings',
  ),
  figure(
    'bounds',
    'k/N and (k + N − n)/N: if no silent visitor were satisfied, and if all were',
    'coverage is unknown',
  ),
  figure(
    'breakEven',
    'what share of the silent would have to be satisfied for all together to reach a line',
    'coverage is unknown',
  ),
  figure(
    'difference',
    'one share less another, with Newcombe’s interval',
    'other way of collection, under the floor; in words also under 10 % coverage',
  ),
  figure('trend', 'points per day or week', 'fewer than 8 points, or all answers alike'),
  figure(
    'chart',
    'which days or weeks lie outside what is usual',
    'fewer than 20 points, or all answers alike',
  ),
  figure(
    'pilot',
    'how much more pilot units changed than others',
    'fewer than 3 periods before, other way of collection, coverage, floor, too few units',
  ),
  figure(
    'beforeAfter',
    'how much units changed that all have the model',
    'the same; fewer than 6 units',
  ),
  figure('smallestP', 'what so few units could show at best', 'nothing can be arranged'),
  figure('band', 'units whose intervals overlap; they are in no order', 'nobody answered'),
  figure(
    'grid',
    'unit × month in closed quarters, each cell of at least the floor',
    'the quarter is open, or too few in all',
  ),
  figure(
    'clean',
    'without what the rules of misuse leave out; always beside the unfiltered one',
    'the rules left nothing',
  ),
];

/** Everything that a screen or a report may say of a figure. */
const sentences: readonly (readonly string[])[] = [
  ...['interval', 'cleanFirst', 'lowCoverage', 'alongside'].map((each) => `notice.${each}`),
  ...['wilson', 'dayClustered'].map((each) => `method.${each}`),
  ...['higher', 'lower', 'same'].map((each) => `comparison.${each}`),
  ...['rising', 'falling', 'none'].map((each) => `trend.${each}`),
  ...['higher', 'lower', 'none'].map((each) => `effect.${each}`),
  ...chartRules.map((each) => `rule.${each}`),
  ...['known', 'unknown', 'inconsistent'].map((each) => `coverage.${each}`),
  ...['rate', 'reachedAnyway', 'missedAnyway', 'unknown'].map((each) => `breakEven.${each}`),
].map((path) => [code(path), vi(path), en(path)]);

function figure(term: string, meaning: string, refused: string): readonly string[] {
  return [en(`term.${term}`), vi(`term.${term}`), meaning, refused];
}

function rowOfRival(name: Rival, { rivals }: StatisticsRun): readonly string[] {
  const of = (some: StatisticsRun['rivals']) =>
    some.map((each) => ({ covered: each.covered[name] }));
  return [
    rivalTitles[name],
    percent(meanOf(of(rivals))),
    percent(lowestOf(of(rivals.filter(({ n }) => n >= 100)))),
    percent(lowestOf(of(rivals.filter(({ n }) => n < 100)))),
  ];
}

function meanRows({ means }: StatisticsRun): readonly (readonly string[])[] {
  return [...Map.groupBy(means, ({ n, days }) => `${n} ${days}`).values()].map((some) => [
    String(some[0]?.n),
    String(some[0]?.days),
    ...some.map(({ covered }) => percent(covered)),
  ]);
}

function rowOfEffect({ scenario, said }: StatisticsRun['effects'][number]): readonly string[] {
  const { pilots, rest, perMonth, points } = scenario;
  return [
    ...[pilots, rest, pilots * perMonth * 3, points].map(String),
    ...['higher', 'lower', 'none', 'cannotTell'].map((each) =>
      percent((said[each] ?? 0) / effectWorlds),
    ),
  ];
}

function meanOf(cells: readonly { readonly covered: number }[]): number {
  return cells.reduce((sum, { covered }) => sum + covered, 0) / cells.length;
}

function lowestOf(cells: readonly { readonly covered: number }[]): number {
  return Math.min(...cells.map(({ covered }) => covered));
}

function percent(share: number): string {
  return (100 * share).toFixed(1);
}

function rows(head: readonly string[], body: readonly (readonly string[])[]): string {
  return [line(head), `|${'---|'.repeat(head.length)}`, ...body.map(line)].join('\n');
}

/** A line of a table as it stands in the document. */
export function line(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

function code(text: string): string {
  return `\`${text}\``;
}

function vi(path: string): string {
  return wordsAt('vi', 'statistics', path);
}

function en(path: string): string {
  return wordsAt('en', 'statistics', path);
}
