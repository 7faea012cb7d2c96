import styles from './drawings.module.css';

const drawing = { 'aria-hidden': true, focusable: false, className: styles.drawing } as const;

const petals = [
  { turn: -74, shape: 'outer' },
  { turn: 74, shape: 'outer' },
  { turn: -50, shape: 'middle' },
  { turn: 50, shape: 'middle' },
  { turn: -25, shape: 'inner' },
  { turn: 25, shape: 'inner' },
  { turn: 0, shape: 'heart' },
] as const;

const petalPaths = {
  outer: 'M120 132c-15-18-18-48 0-78c18 30 15 60 0 78z',
  middle: 'M120 132c-19-22-22-58 0-92c22 34 19 70 0 92z',
  inner: 'M120 132c-20-24-24-66 0-104c24 38 20 80 0 104z',
  heart: 'M120 132c-21-26-25-70 0-112c25 42 21 86 0 112z',
};

/** A lotus: thanks. */
export function Lotus() {
  return (
    <svg viewBox="0 0 240 160" {...drawing}>
      <path className={styles.leaf} d="M30 138q90-22 180 0q-36 16-90 16t-90-16z" />
      {petals.map(({ turn, shape }) => (
        <path
          key={turn}
          className={styles[shape]}
          d={petalPaths[shape]}
          transform={`rotate(${turn} 120 132)`}
        />
      ))}
    </svg>
  );
}

/** A screen at rest: wait a little. */
export function RestingScreen() {
  return (
    <svg viewBox="0 0 240 160" {...drawing}>
      <rect className={styles.panel} x="48" y="14" width="144" height="100" rx="14" />
      <path className={styles.pause} d="M106 46v36M134 46v36" />
      <path className={styles.stand} d="M120 114v24M84 140h72" />
    </svg>
  );
}

/** Three drops that swell in turn: the machine is trying. */
export function Ripples() {
  return (
    <svg viewBox="0 0 240 60" {...drawing}>
      <circle className={styles.ripple} cx="60" cy="30" r="19" />
      <circle className={styles.ripple} cx="120" cy="30" r="19" />
      <circle className={styles.ripple} cx="180" cy="30" r="19" />
    </svg>
  );
}

/** A speech bubble: something the machine has to say. */
export function Bubble() {
  return (
    <svg viewBox="0 0 240 160" {...drawing}>
      <path
        className={styles.bubble}
        d="M70 18h100a30 30 0 0 1 30 30v34a30 30 0 0 1-30 30h-42l-30 30v-30h-28a30 30 0 0 1-30-30v-34a30 30 0 0 1 30-30z"
      />
      <path className={styles.mark} d="M120 42v28M120 90v.5" />
    </svg>
  );
}
