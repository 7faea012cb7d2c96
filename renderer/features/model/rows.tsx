import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import styles from './model-screen.module.css';

interface Column<Name extends string> {
  readonly name: Name;
  readonly label: string;
  readonly longest?: number;
  /** What is chosen from; without them it is typed. */
  readonly choices?: readonly { readonly value: string; readonly label: string }[];
}

interface RowsProps<Row extends object> {
  readonly rows: readonly Row[];
  readonly label: string;
  readonly add: string;
  readonly remove: string;
  readonly blank: () => Row;
  readonly columns: readonly Column<keyof Row & string>[];
  readonly onChange: (rows: readonly Row[]) => void;
  readonly faultOf: (at: number, name: string) => string | undefined;
}

/** Lines of texts that are added and taken away, such as the units of a model. */
export function Rows<Row extends object>(props: RowsProps<Row>) {
  const { rows, label, add, remove, blank, columns, onChange, faultOf } = props;
  // a line keeps its number while others come and go, so that what is typed stays where it is
  const [keys, setKeys] = useState(() => rows.map((_, at) => at));
  const put = (at: number, name: string, value: string) =>
    onChange(rows.map((row, place) => (place === at ? { ...row, [name]: value } : row)));
  return (
    <div className={styles.rows}>
      {rows.map((row, at) => (
        <div
          key={keys[at] ?? at}
          className={styles.row}
          role="group"
          aria-label={`${label} ${at + 1}`}
        >
          {columns.map(({ name, label: column, longest, choices }) => {
            const value = String(row[name]);
            return choices === undefined ? (
              <TextInput
                key={name}
                className={styles.cell}
                label={column}
                value={value}
                error={faultOf(at, name)}
                maxLength={longest}
                autoComplete="off"
                onChange={(event) => put(at, name, event.currentTarget.value)}
              />
            ) : (
              <NativeSelect
                key={name}
                className={styles.cell}
                label={column}
                value={value}
                data={choices.map((choice) => ({ ...choice }))}
                onChange={(event) => put(at, name, event.currentTarget.value)}
              />
            );
          })}
          <Button
            variant="subtle"
            className={styles.removeRow}
            aria-label={`${remove}: ${label} ${at + 1}`}
            onClick={() => {
              setKeys(keys.filter((_, place) => place !== at));
              onChange(rows.filter((_, place) => place !== at));
            }}
          >
            {remove}
          </Button>
        </div>
      ))}
      <Button
        variant="default"
        className={styles.addRow}
        onClick={() => {
          setKeys([...keys, Math.max(-1, ...keys) + 1]);
          onChange([...rows, blank()]);
        }}
      >
        {add}
      </Button>
    </div>
  );
}
