import { Button } from '@mantine/core';
import styles from './secret-sheet.module.css';

interface SecretSheetProps {
  readonly title: string;
  /** Whose they are and where they are good. */
  readonly place: string;
  readonly entries: readonly {
    readonly label: string;
    readonly value: string;
    readonly note?: string;
  }[];
  readonly keep: string;
  readonly print: string;
}

/** Secrets that are shown once, on a sheet that can be printed; on paper there is nothing else. */
export function SecretSheet({ title, place, entries, keep, print }: SecretSheetProps) {
  return (
    <div className={styles.frame}>
      <article className={styles.sheet} aria-label={title}>
        <h2 className={styles.title}>{title}</h2>
        <p className={styles.place} lang="vi">
          {place}
        </p>
        <dl className={styles.entries}>
          {entries.map(({ label, value, note }) => (
            <div key={`${label} ${value}`} className={styles.entry}>
              <dt>{label}</dt>
              <dd className={styles.value}>{value}</dd>
              {note !== undefined && <dd className={styles.note}>{note}</dd>}
            </div>
          ))}
        </dl>
        <p className={styles.keep}>{keep}</p>
      </article>
      <Button variant="default" className={styles.print} onClick={() => window.print()}>
        {print}
      </Button>
    </div>
  );
}
