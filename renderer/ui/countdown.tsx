import styles from './countdown.module.css';

interface CountdownProps {
  readonly windowMs: number;
}

/** A ring that empties while something can still be done; it keeps no time of its own. */
export function CountdownRing({ windowMs }: CountdownProps) {
  return (
    <svg className={styles.ring} viewBox="0 0 40 40" aria-hidden="true" focusable="false">
      <circle className={styles.track} cx="20" cy="20" r="16" />
      <circle
        className={styles.left}
        cx="20"
        cy="20"
        r="16"
        pathLength="100"
        style={{ animationDuration: `${windowMs}ms` }}
      />
    </svg>
  );
}

/** A bar that shortens in the same way. */
export function CountdownBar({ windowMs }: CountdownProps) {
  return (
    <div className={styles.bar} aria-hidden="true">
      <div className={styles.rest} style={{ animationDuration: `${windowMs}ms` }} />
    </div>
  );
}
