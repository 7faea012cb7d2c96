import styles from './face.module.css';

/** From a laugh to dismay, in five equal steps. */
export type Mood = 'laughing' | 'smiling' | 'calm' | 'frowning' | 'dismayed';

interface Expression {
  readonly brows: string;
  readonly eyes: 'laughing' | 'open' | 'pressed';
  readonly mouth: string;
  /** An open mouth is a shape, a closed one a line. */
  readonly mouthOpen: boolean;
}

/**
 * Five expressions at equal distances, mirrored around the third: the outer two have an open mouth
 * and closed eyes, the next two a curved line, the middle a straight one; the brows tilt by the same step each time.
 * They differ by shape alone: colour, size and weight are the same. Issue 1 of the artwork; another
 * drawing is another scale, so it changes together with `labelSet`.
 */
const expressions: Record<Mood, Expression> = {
  laughing: {
    brows: 'M28 35q10-9 21-6M92 35q-10-9-21-6',
    eyes: 'laughing',
    mouth: 'M34 71q26 6 52 0q-5 20-26 20t-26-20z',
    mouthOpen: true,
  },
  smiling: {
    brows: 'M29 35q10-6 20-4M91 35q-10-6-20-4',
    eyes: 'open',
    mouth: 'M35 74q25 21 50 0',
    mouthOpen: false,
  },
  calm: {
    brows: 'M30 34h18M90 34h-18',
    eyes: 'open',
    mouth: 'M37 80h46',
    mouthOpen: false,
  },
  frowning: {
    brows: 'M30 38q10 0 18-6M90 38q-10 0-18-6',
    eyes: 'open',
    mouth: 'M35 87q25-21 50 0',
    mouthOpen: false,
  },
  dismayed: {
    brows: 'M29 41q12-1 20-11M91 41q-12-1-20-11',
    eyes: 'pressed',
    mouth: 'M34 90q5-20 26-20t26 20q-26-6-52 0z',
    mouthOpen: true,
  },
};

const eyes = {
  laughing: 'M31 56q9-12 18 0M71 56q9-12 18 0',
  pressed: 'M31 50q9 11 18 0M71 50q9 11 18 0',
};

/** A face of a scale; its meaning stands in words beside it. */
export function Face({ mood }: { readonly mood: Mood }) {
  const expression = expressions[mood];
  return (
    <svg className={styles.face} viewBox="0 0 120 120" aria-hidden="true" focusable="false">
      <circle className={styles.edge} cx="60" cy="60" r="57" />
      <path className={styles.shade} d="M4 68a56.5 56.5 0 0 0 112 0a68 68 0 0 1-112 0z" />
      <path className={styles.line} d={expression.brows} />
      {expression.eyes === 'open' ? (
        <>
          <circle className={styles.filled} cx="40" cy="53" r="6.2" />
          <circle className={styles.filled} cx="80" cy="53" r="6.2" />
        </>
      ) : (
        <path className={styles.line} d={eyes[expression.eyes]} />
      )}
      <path className={expression.mouthOpen ? styles.open : styles.line} d={expression.mouth} />
      <circle className={styles.rim} cx="60" cy="60" r="57" />
    </svg>
  );
}
