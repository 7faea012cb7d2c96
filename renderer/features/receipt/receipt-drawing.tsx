import styles from './receipt-drawing.module.css';

const bars = [0, 7, 12, 21, 26, 35, 44, 49, 58, 65, 70];

/** A receipt with its bars, and the light that reads them. */
export function ReceiptDrawing() {
  return (
    <svg viewBox="52 4 136 138" aria-hidden focusable={false} className={styles.drawing}>
      <path
        className={styles.paper}
        d="M74 10h92v126l-11.5-9-11.5 9-11.5-9-11.5 9-11.5-9-11.5 9-11.5-9-11.5 9z"
      />
      <path className={styles.line} d="M92 32h56M92 46h38" />
      {bars.map((x, place) => (
        <path
          key={x}
          className={styles.bar}
          strokeWidth={place % 3 === 0 ? 4 : 2.4}
          d={`M${85 + x} 64v38`}
        />
      ))}
      <path className={styles.light} d="M60 83h120" />
    </svg>
  );
}
