import { useId, type ReactNode } from 'react';
import styles from './evaluation.module.css';

interface PartProps {
  readonly title: string;
  readonly children: ReactNode;
}

/** One answer of the evaluation under its name. */
export function Part({ title, children }: PartProps) {
  const id = useId();
  return (
    <section className={styles.part} aria-labelledby={id}>
      <h2 className={styles.heading} id={id}>
        {title}
      </h2>
      {children}
    </section>
  );
}

interface FactTableProps {
  readonly caption: string;
  readonly head: readonly string[];
  /** The first cell names the row. */
  readonly rows: readonly (readonly string[])[];
  /** How many columns at the end are numbers. */
  readonly numbers?: number;
}

export function FactTable({ caption, head, rows, numbers = 0 }: FactTableProps) {
  const isNumber = (at: number) => at >= head.length - numbers;
  return (
    <div className={styles.scroll} tabIndex={0} role="region" aria-label={caption}>
      <table className={styles.table}>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {head.map((title, at) => (
              <th key={title} scope="col" data-number={isNumber(at)}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.join('\n')}>
              <th scope="row">{row[0]}</th>
              {row.slice(1).map((cell, at) => (
                <td key={head[at + 1]} data-number={isNumber(at + 1)}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
