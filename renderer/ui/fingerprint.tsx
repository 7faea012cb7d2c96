import styles from './fingerprint.module.css';

const firstRow = 4;

/** Eight groups of five digits, in two rows as they are read out. */
export function Fingerprint({ fingerprint }: { readonly fingerprint: string }) {
  const groups = fingerprint.split(' ');
  return (
    <span className={styles.fingerprint}>
      <span className={styles.row}>{groups.slice(0, firstRow).join(' ')} </span>
      <span className={styles.row}>{groups.slice(firstRow).join(' ')}</span>
    </span>
  );
}
