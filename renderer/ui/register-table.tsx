import type { ReactNode } from 'react';
import styles from './register.module.css';

interface PaperHeadProps {
  /** Whose it is. */
  readonly unitName: string;
  readonly title: string;
  /** As of which day; none where the title says it. */
  readonly asOf?: string;
}

/** What stands over a register on paper, where nothing of the desk does; not on the screen. */
export function PaperHead({ unitName, title, asOf }: PaperHeadProps) {
  return (
    <div className={styles.paper}>
      <p lang="vi">{unitName}</p>
      <h2>{title}</h2>
      {asOf !== undefined && <p>{asOf}</p>}
    </div>
  );
}

interface Column {
  readonly label: string;
  /** Numbers stand to the right; what can be done with a row is not printed. */
  readonly holds?: 'numbers' | 'actions';
}

interface RegisterTableProps {
  readonly label: string;
  readonly columns: readonly Column[];
  readonly paper?: PaperHeadProps;
  readonly className?: string | undefined;
  /** The rows. */
  readonly children: ReactNode;
}

/** The rows of a register, on the screen and on paper. */
export function RegisterTable({ label, columns, paper, className, children }: RegisterTableProps) {
  const classOf = { numbers: styles.number, actions: styles.actions };
  return (
    <div className={styles.scroll}>
      {paper !== undefined && <PaperHead {...paper} />}
      <table className={`${styles.table} ${className ?? ''}`} aria-label={label}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.label} scope="col" className={column.holds && classOf[column.holds]}>
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}
