import type { Picture } from '#shared/features/questionnaire/pictures.ts';
import styles from './pictogram.module.css';

interface Drawing {
  readonly lines: string;
  /** The body of the thing, lightly filled. */
  readonly ground: string;
}

const sheet = 'M13 5h15l8 8v24H13z';
const disc = 'M24 6a18 18 0 1 0 0 36a18 18 0 0 0 0-36z';
const bubble = 'M6 8h36v24H22l-9 9v-9H6z';
const calendar = 'M7 11h34v30H7z';
const calendarLines = `${calendar}M7 19h34M15 6v8M33 6v8`;
const questionMark = 'M19.5 18.5a4.7 4.7 0 1 1 6.8 4.2q-2.2 1.1-2.2 3.3';

/**
 * Line drawings on a square of 48, semi-abstract and of one weight, so that none stands out: they
 * help who reads slowly, and say nothing about good or bad.
 */
const drawings: Record<Picture, Drawing> = {
  /* a sheet that goes into the tray, and one that comes out of it */
  'hand-in': {
    ground: 'M15 4h18v22H15z',
    lines: 'M15 26V4h18v22M20 10h8M5 29h10l3 6h12l3-6h10v14H5zM24 15v12M19 22.5l5 5l5-5',
  },
  collect: {
    ground: 'M15 8h18v22H15z',
    lines: 'M15 29V8h18v21M5 29h10l3 6h12l3-6h10v14H5zM24 26V14M19 18.5l5-5l5 5M19 3.5h10',
  },
  'add-paper': {
    ground: 'M9 11h19v31H9z',
    lines:
      'M28 28v14H9V11h12M14 24h8M14 30h8M21 5h12l6 6v12M21 5v13M33 5v6h6M38 30v13M31.5 36.5h13',
  },
  ask: { ground: bubble, lines: `${bubble}M19.7 16a4.5 4.5 0 1 1 6.5 4q-2.1 1-2.1 3M24 27.4v.1` },
  other: { ground: disc, lines: `${disc}M15.5 24v.1M24 24v.1M32.5 24v.1` },
  time: { ground: disc, lines: `${disc}M24 13v11l8 5M24 6v3M24 39v3M6 24h3M39 24h3` },
  attitude: {
    ground: 'M4 42v-4a11 11 0 0 1 22 0v4z',
    lines:
      'M9 18a6 6 0 1 0 12 0a6 6 0 1 0-12 0M4 42v-4a11 11 0 0 1 22 0v4zM25 6h19v14H34l-5 5v-5h-4zM30 11h9M30 15h6',
  },
  guidance: {
    ground: 'M10 8h24l6 6l-6 6H10z',
    lines: 'M24 4v4M10 8h24l6 6l-6 6H10zM24 20v4M38 24H14l-6 5.5l6 5.5h24zM24 35v9M17 44h14',
  },
  paperwork: {
    ground: 'M10 12h22v31H10z',
    lines: 'M10 12h22v31H10zM16 12V5h23v31h-7M15 20h12M15 27h12M15 34h8',
  },
  fee: {
    ground: 'M4 10h40v22H4z',
    lines:
      'M4 10h40v22H4zM18.5 21a5.5 5.5 0 1 0 11 0a5.5 5.5 0 1 0-11 0M10 16v.1M38 26v.1M10 38h28M15 43h18',
  },
  place: {
    ground: 'M5 9h16v16H5zM27 9h16v16H27z',
    lines: 'M5 25V9h16v16M27 25V9h16v16M3 25h42v6H3zM9 31v11M39 31v11M24 31v11',
  },
  result: {
    ground: sheet,
    lines:
      'M29 37H13V5h15l8 8v10M28 5v8h8M18 19h11M18 25h8M30.5 33a5.5 5.5 0 1 0 11 0a5.5 5.5 0 1 0-11 0M33 38l-1.5 7l4.5-2.4l4.5 2.4L39 38',
  },
  early: { ground: calendar, lines: `${calendarLines}M34 30H15M20.5 24.5L15 30l5.5 5.5` },
  'on-time': {
    ground: calendar,
    lines: `${calendarLines}M17.5 30a6.5 6.5 0 1 0 13 0a6.5 6.5 0 1 0-13 0M24 30v.1`,
  },
  late: { ground: calendar, lines: `${calendarLines}M14 30h19M27.5 24.5L33 30l-5.5 5.5` },
  'not-yet': { ground: calendar, lines: `${calendarLines}M16 30v.1M24 30v.1M32 30v.1` },
  none: { ground: disc, lines: `${disc}M18.5 24a5.5 7.5 0 1 0 11 0a5.5 7.5 0 1 0-11 0` },
  once: { ground: disc, lines: `${disc}M20 19.5l5-3.5v16` },
  often: {
    ground: disc,
    lines: `${disc}M12.5 20.5a4.5 4.5 0 1 1 8 3L13 32h9M31 19v11M25.5 24.5h11`,
  },
  yes: { ground: disc, lines: `${disc}M16.5 24.5l5.5 5.5l10-11` },
  no: { ground: disc, lines: `${disc}M17.5 17.5l13 13M30.5 17.5l-13 13` },
  unsure: { ground: disc, lines: `${disc}${questionMark}M24 31.5v.1` },
  person: {
    ground: 'M9 43v-4a15 15 0 0 1 30 0v4z',
    lines: 'M16.5 13.5a7.5 7.5 0 1 0 15 0a7.5 7.5 0 1 0-15 0M9 43v-4a15 15 0 0 1 30 0v4z',
  },
  family: {
    ground: 'M3 43v-4a12 12 0 0 1 24 0v4z',
    lines:
      'M9 17a6 6 0 1 0 12 0a6 6 0 1 0-12 0M3 43v-4a12 12 0 0 1 24 0v4zM29.5 21a5 5 0 1 0 10 0a5 5 0 1 0-10 0M31.5 43H45v-3a10.5 10.5 0 0 0-15.5-9.2',
  },
  officer: {
    ground: 'M9 43v-4a15 15 0 0 1 30 0v4z',
    lines:
      'M16.5 13.5a7.5 7.5 0 1 0 15 0a7.5 7.5 0 1 0-15 0M9 43v-4a15 15 0 0 1 30 0v4zM19 25l5 5l5-5M24 30v7M31 36h4',
  },
};

export function Pictogram({ name }: { readonly name: Picture }) {
  const { lines, ground } = drawings[name];
  return (
    <svg className={styles.pictogram} viewBox="0 0 48 48" aria-hidden="true" focusable="false">
      <path className={styles.ground} d={ground} />
      <path className={styles.lines} d={lines} />
    </svg>
  );
}
