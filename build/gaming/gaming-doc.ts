import { fileURLToPath } from 'node:url';
import { line } from '#build/statistics/statistics-doc.ts';
import { wordsAt } from '#build/words-at.ts';
import { placeFloor } from '#shared/features/gaming/office-month.ts';
import {
  daysToExplain,
  questionFindings,
  questionStates,
} from '#shared/features/gaming/question-life.ts';
import { otherReasons, questionCodes } from '#shared/features/gaming/question.ts';
import { falseQuestions } from '#shared/features/gaming/questions-of.ts';
import { dutyFloor, honestDifference } from '#shared/features/gaming/with-duty.ts';
import { customs, type Custom } from './forge.ts';
import { forgedShares, type CleanRow, type ForgedRow, type GamingRun } from './run-gaming.ts';

/** Where the document stands. */
export const gamingDocFile = fileURLToPath(new URL('../../docs/gaming.md', import.meta.url));

const customTitles: Readonly<Record<Custom, string>> = {
  goes: '5 to 9 presses in a go before closing, on several days',
  runs: '10 to 15 presses in a go before closing, on several days',
  oneEvening: 'all presses in one go before closing, on one day',
  afterHours: 'single presses after closing',
  changes: 'answers changed to the best level after the citizen has left',
  quota: 'single presses until each day shows the same share',
  ownDays: 'single presses in opening hours, on own days of duty only',
  trickle: 'single presses in opening hours, on all days',
};

/** Those who press one at a time while the office is open: no row tells them from citizens. */
const patient: ReadonlySet<Custom> = new Set(['ownDays', 'trickle']);

/** The text of `docs/gaming.md`: what is asked, of whom it is not, and what cannot be found. */
export function gamingDoc({ clean, forged }: GamingRun): string {
  const tracing = forged.filter(({ custom }) => !patient.has(custom));
  const [first] = forged;
  const usual = forged.filter(({ office }) => office === first?.office);
  const usualTracing = tracing.filter(({ office }) => office === first?.office);
  const months = sumOf(clean, (row) => row.months);
  const asked = sumOf(clean, (row) => row.asked);
  const worst = clean.toSorted((a, b) => b.asked / b.months - a.asked / a.months)[0];
  return `# Signals of gaming

Made by \`npm run gaming\`; a test fails while it is not what the program says. Formulas and sources stand at the
functions in \`shared/features/gaming/\`.

Somebody presses for citizens, and the figures look better than the service. What this leaves in the rows can be asked
about, never proven: each signal is a question with its evidence, the chance of it under honest work, and what else
could explain it. “${en('notice.notAccusation')}” (“${vi('notice.notAccusation')}”)

## What is asked

| signal | Vietnamese | what else could explain it |
|---|---|---|
${questionCodes.map((each) => line([`\`${each}\``, vi(`question.${each}`), otherReasons[each].map((reason) => en(`reason.${reason}`)).join(' ')])).join('\n')}

- A place is asked only from ${placeFloor.n} ratings on ${placeFloor.days} days in the month on; smaller counters are taken together, and where they are
  too few even so, nobody is asked. Days by duty are compared from ${dutyFloor.n} ratings on ${dutyFloor.days} days on either side, and no question
  has a person in it. Only differences beyond ${100 * honestDifference.share} points, or beyond ${honestDifference.perVisit} times as many ratings per visit, are asked about: people differ
  honestly.
- What is usual is the place’s own past. Where a bus comes every week, buses raise no question.
- All signals at all counters in a month are one family for **Holm’s procedure**; the chance that a clean month of an office is
  asked anything at all is held to ${100 * falseQuestions} %. Several days of one signal count as one thing looked at.
- An office enters its visits by month, and so do the simulated ones: \`dayAboveUsual\` compares days as they came, and \`dutyPerVisit\`
  is asked of nobody yet. With each month stands what could not be asked of it, and why (decision 0046).
- The order within an hour is known to the station alone (decision 0029): runs and bursts are what it noted.

## What becomes of a question

${questionStates.map((each) => `\`${each}\` ${vi(`state.${each}`)}`).join(' → ')}

The counter concerned has it to itself for ${daysToExplain} days or until it has explained; then the leader reads both and closes it with a
finding: ${questionFindings.map((each) => `\`${each}\` ${vi(`finding.${each}`)}`).join(' ')} A step at the wrong time is refused:
${(['EXPLANATION_EMPTY', 'EXPLANATION_LONG', 'COUNTER_FIRST', 'NOT_NOW'] as const).map((each) => `“${vi(`refused.${each}.title`)}”`).join(' ')}
With each question stands: “${vi('notice.chance')}”

## Honest offices

Simulated months with a past of six, unless said otherwise: visitors by weekday, holidays, months and days that differ, people on duty
who differ a little, slips put right, the last visitor pressing after closing. Of ${months} clean months **${asked} were asked
anything (${percent(asked / months)} %, ${(50 * (asked / months)).toFixed(2)} in 50)**; most often under “${worst?.office ?? ''}”, ${worst?.asked ?? 0} of ${worst?.months ?? 0}.

| office | months | asked | about |
|---|---|---|---|
${clean
  .map((row) =>
    line([
      row.office,
      String(row.months),
      String(row.asked),
      Object.entries(row.byCode)
        .map(([code, n]) => `\`${code}\` ${n}`)
        .join(', '),
    ]),
  )
  .join('\n')}

## Forging clerks

One clerk at one counter makes the given share of its ratings in the month. How many in 100 are found, which is to say that the counter or
the office is asked anything:

- ways that leave a trace, in an ordinary commune with a past: **${percent(foundOf(usualTracing))}**; in all offices below: ${percent(foundOf(tracing))}
- with those who press one at a time in opening hours: ${percent(foundOf(usual))} in an ordinary commune, ${percent(foundOf(forged))} in all

At exactly a tenth it is ${percent(foundOf(usualTracing.filter(({ share }) => share === 0.1)))} in an ordinary commune, from a fifth on ${percent(foundOf(usualTracing.filter(({ share }) => share > 0.1)))}: the aim of four in five
is met for shares from a tenth to a half taken alike, in ways that leave a trace, where there is a past; not at a tenth
itself, not for the patient, and not everywhere. The means are over ways, shares and offices alike; how clerks really forge is not known to anybody.

| way (all offices) | ${forgedShares.map((share) => `${100 * share} %`).join(' | ')} |
|---|${forgedShares.map(() => '---|').join('')}
${customs.map((custom) => line([customTitles[custom], ...byShare(forged.filter((row) => row.custom === custom))])).join('\n')}

| office (ways that leave a trace) | ${forgedShares.map((share) => `${100 * share} %`).join(' | ')} |
|---|${forgedShares.map(() => '---|').join('')}
${[...Map.groupBy(tracing, ({ office }) => office)].map(([office, rows]) => line([office, ...byShare(rows)])).join('\n')}

## What cannot be found

- Who presses one at a time, at any hour of the office, is not told from a citizen, unless the presses are so many that ratings per
  visit leave what is usual: the last two ways above. Visits help, entered by month at least; without them even this is lost.
- A tenth of the ratings made in one go on one day, or in two or three long runs, looks like a group of visitors.
- Who did it always, from the first day on: what is usual is what was always there.
- Offices below the floor, and counters that are small in them: asked nothing at all, whatever is done there.
- Fewer visits entered than came, or more: figures entered by those who are asked are no witness.
- Citizens who are asked face to face to press the best level: their presses are true presses.
- A forged month that is not asked about is no clean month. Silence proves nothing.
`;
}

function byShare(rows: readonly ForgedRow[]): readonly string[] {
  return forgedShares.map((share) => percent(foundOf(rows.filter((row) => row.share === share))));
}

function foundOf(rows: readonly ForgedRow[]): number {
  return sumOf(rows, (row) => row.found) / sumOf(rows, (row) => row.months);
}

function sumOf<Row extends CleanRow | ForgedRow>(rows: readonly Row[], of: (row: Row) => number) {
  return rows.reduce((sum, row) => sum + of(row), 0);
}

function percent(share: number): string {
  return (100 * share).toFixed(1);
}

function vi(path: string): string {
  return wordsAt('vi', 'gaming', path);
}

function en(path: string): string {
  return wordsAt('en', 'gaming', path);
}
