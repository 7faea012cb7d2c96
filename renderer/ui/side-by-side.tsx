import { Radio } from '@mantine/core';
import { Fragment, useId, type ReactNode } from 'react';
import styles from './side-by-side.module.css';

interface QuestionProps {
  readonly title: string;
  /** A name under the title. */
  readonly detail?: string | undefined;
  readonly children: ReactNode;
}

/** Something that somebody has to decide. */
export function Question({ title, detail, children }: QuestionProps) {
  const id = useId();
  return (
    <article className={styles.question} aria-labelledby={id}>
      <h3 className={styles.title} id={id}>
        {title}
        {detail !== undefined && (
          <span className={styles.detail} lang="vi">
            {detail}
          </span>
        )}
      </h3>
      {children}
    </article>
  );
}

interface SideBySideProps {
  readonly label: string;
  readonly value: string | undefined;
  readonly onChange: (chosen: string) => void;
  /** Side cards, each with the radio that chooses it. */
  readonly children: ReactNode;
}

/** Things of which one is chosen, beside each other. */
export function SideBySide({ label, value, onChange, children }: SideBySideProps) {
  return (
    <Radio.Group size="md" label={label} value={value ?? ''} onChange={onChange}>
      <div className={styles.sides}>{children}</div>
    </Radio.Group>
  );
}

export function SideCard({ children }: { readonly children: ReactNode }) {
  return <div className={styles.side}>{children}</div>;
}

interface Fact {
  readonly name: string;
  readonly value: ReactNode;
}

export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl className={styles.facts}>
      {facts.map(({ name, value }) => (
        <Fragment key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </Fragment>
      ))}
    </dl>
  );
}

interface DifferingProps {
  readonly caption: string;
  readonly columns: readonly string[];
  /** Each begins with what names the row. */
  readonly rows: readonly (readonly [string, ...ReactNode[]])[];
}

/** Rows in which two things differ. */
export function Differing({ caption, columns, rows }: DifferingProps) {
  return (
    <div className={styles.scroll}>
      <table className={styles.differing}>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([id, ...cells]) => (
            <tr key={id}>
              <td>{id.slice(0, 8)}</td>
              {cells.map((cell, place) => (
                <td key={columns[place + 1]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
