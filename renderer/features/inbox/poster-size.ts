import type { Answered } from '#shared/features/folder/office-settings.ts';

/** How the entries of a poster are set. */
export interface PosterSetting {
  /** One below the other, or in two columns under one heading. */
  readonly layout: 'stacked' | 'columns';
  /** Size of the letters in points. */
  readonly points: number;
  /** Whether it is sure to stand on one page. */
  readonly isOnePage: boolean;
}

/** What is left of an A4 page beside its head and its foot, in millimetres. */
const room = { width: 178, height: 182 };
/** Of the width for what was said; what was done is mostly longer. */
const saidShare = 0.42;
const millimetresPerPoint = 0.3528;
/** Mean width of a letter and height of a line, in the size of the letters. */
const letterWidth = 0.53;
const lineHeight = 1.3;

/** Beyond these no letter grows, and none shrinks. */
const largest = 40;
const smallestStacked = 25;
const largestColumns = 32;
const smallest = 17;

/** The largest letters in which all entries stand on one page; else as many pages as they need. */
export function settingFor(entries: Entries): PosterSetting {
  for (let points = largest; points >= smallestStacked; points -= 1) {
    if (heightOfStack(entries, points) <= room.height) {
      return { layout: 'stacked', points, isOnePage: true };
    }
  }
  for (let points = largestColumns; points >= smallest; points -= 1) {
    if (heightOfColumns(entries, points) <= room.height) {
      return { layout: 'columns', points, isOnePage: true };
    }
  }
  return { layout: 'columns', points: smallest, isOnePage: false };
}

type Entries = readonly Pick<Answered, 'said' | 'done'>[];

/** Two labels of eight tenths, the lines, and the space between two entries. */
function heightOfStack(entries: Entries, points: number): number {
  const lines = entries.map(
    ({ said, done }) =>
      linesOf(said, room.width - 8, points) + linesOf(done, room.width - 8, points) + 1.6 + 1.4,
  );
  return sum(lines) * points * millimetresPerPoint * lineHeight;
}

function heightOfColumns(entries: Entries, points: number): number {
  const saidWidth = room.width * saidShare - 4;
  const doneWidth = room.width * (1 - saidShare) - 8;
  const lines = entries.map(
    ({ said, done }) =>
      Math.max(linesOf(said, saidWidth, points), linesOf(done, doneWidth, points)) + 0.9,
  );
  return (sum(lines) + 1.6) * points * millimetresPerPoint * lineHeight;
}

function linesOf(text: string, width: number, points: number): number {
  const letters = Math.floor(width / (points * millimetresPerPoint * letterWidth));
  return Math.ceil((text.length * 1.06) / letters); // words do not break at the edge
}

function sum(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0);
}
