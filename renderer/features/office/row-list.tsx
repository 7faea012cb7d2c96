import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './office.module.css';

type ListName =
  | 'namesBefore'
  | 'fields'
  | 'counters'
  | 'stations'
  | 'hours'
  | 'workingDays'
  | 'roster'
  | 'supervisors';

interface RowListProps<T> {
  readonly name: ListName;
  readonly rows: readonly T[];
  /** Some rows have to stay. */
  readonly mayRemove?: (row: T, place: number) => boolean;
  readonly onAdd: () => void;
  readonly onRemove: (row: number) => void;
  readonly children: (row: T, place: number) => ReactNode;
}

/** Lines that can be added and taken away, each with its own fields. */
export function RowList<T extends { readonly row: number }>(props: RowListProps<T>) {
  const { name, rows, mayRemove = () => true, onAdd, onRemove, children } = props;
  const { t } = useTranslation('office');
  return (
    <>
      {rows.length === 0 && <p className={styles.hint}>{t(`row.none.${name}`)}</p>}
      {rows.map((row, place) => (
        <div
          key={row.row}
          role="group"
          aria-label={t('row.number', { number: place + 1 })}
          className={styles.row}
          data-list={name}
        >
          {children(row, place)}
          {mayRemove(row, place) && (
            <Button
              variant="subtle"
              className={styles.remove}
              onClick={() => onRemove(row.row)}
              aria-label={t('row.remove', { number: place + 1 })}
            >
              ✕
            </Button>
          )}
        </div>
      ))}
      <Button variant="default" className={styles.add} onClick={onAdd}>
        {t(`row.add.${name}`)}
      </Button>
    </>
  );
}
