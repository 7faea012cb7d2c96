import { useTranslation } from 'react-i18next';
import type { LabelSet } from '#shared/features/rating/scale.ts';
import type { Cell } from '#shared/features/figures/figures.contract.ts';
import { CellRows } from './cell-rows.tsx';
import styles from './cell-table.module.css';
import { nameOf } from './name-of.ts';
import { useCellLabel, type Dimension } from './use-cell-label.ts';
import { useLevelNames } from './use-level-names.ts';

interface CellTableProps {
  readonly by: Dimension;
  readonly cells: readonly Cell[];
  /** What is too little to be shown by key. */
  readonly rest?: Cell | undefined;
  readonly labelSet: LabelSet;
  /** The name of a series that is no part of the headline. */
  readonly apart: string | undefined;
  /** Counter names by code. */
  readonly names: Readonly<Record<string, string>>;
}

/** A period's figures cell by cell, each with both sides and what was left out between them. */
export function CellTable({ by, cells, rest, labelSet, apart, names }: CellTableProps) {
  const { t } = useTranslation('figures');
  const levels = useLevelNames(labelSet);
  const labelOf = useCellLabel(by, names);
  const isAnyMerged = cells.some(({ keys }) => keys.length > 1);
  return (
    <>
      <div
        className={styles.scroll}
        tabIndex={0}
        role="region"
        aria-label={nameOf(t(`by.${by}`), apart)}
      >
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col" className={styles.key}>
                {t(`column.${by}`)}
              </th>
              <th scope="col">{t('column.side')}</th>
              <th scope="col" className={styles.number}>
                {t('column.n')}
              </th>
              <th scope="col" className={styles.number}>
                {t('column.satisfied')}
              </th>
              <th scope="col" className={styles.number}>
                {t('column.interval')}
              </th>
              <th scope="col" className={styles.number}>
                {t('column.mean')}
              </th>
              {levels.map((level) => (
                <th key={level} scope="col" className={styles.level}>
                  {level}
                </th>
              ))}
            </tr>
          </thead>
          {cells.map((cell) => (
            <CellRows
              key={cell.keys.join()}
              cell={cell}
              label={labelOf(cell.keys)}
              levels={levels}
            />
          ))}
          {rest !== undefined && (
            <CellRows
              cell={rest}
              label={t('cell.rest', { keys: labelOf(rest.keys) })}
              levels={levels}
            />
          )}
        </table>
      </div>
      <ul className={styles.notes}>
        {isAnyMerged && <li>{t('cell.mergedHint')}</li>}
        <li>{t('intervalColumnNote')}</li>
        <li>{t('coverage')}</li>
      </ul>
    </>
  );
}
