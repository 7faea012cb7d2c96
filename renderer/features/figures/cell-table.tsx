import { useTranslation } from 'react-i18next';
import { scores } from '#shared/features/rating/scale.ts';
import type { Cell } from '#shared/features/figures/figures.contract.ts';
import { CellRows } from './cell-rows.tsx';
import styles from './cell-table.module.css';
import { useCellLabel, type Dimension } from './use-cell-label.ts';

interface CellTableProps {
  readonly by: Dimension;
  readonly cells: readonly Cell[];
  /** Counter names by code. */
  readonly names: Readonly<Record<string, string>>;
}

/** A period's figures cell by cell, each with both sides and what was left out between them. */
export function CellTable({ by, cells, names }: CellTableProps) {
  const { t } = useTranslation('figures');
  const { t: tRating } = useTranslation('rating');
  const labelOf = useCellLabel(by, names);
  const isAnyMerged = cells.some(({ keys }) => keys.length > 1);
  return (
    <>
      <div className={styles.scroll} tabIndex={0} role="region" aria-label={t(`by.${by}`)}>
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
              {scores.map((score) => (
                <th key={score} scope="col" className={styles.level}>
                  {tRating(`label.${score}`)}
                </th>
              ))}
            </tr>
          </thead>
          {cells.map((cell) => (
            <CellRows key={cell.keys.join()} cell={cell} label={labelOf(cell.keys)} />
          ))}
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
