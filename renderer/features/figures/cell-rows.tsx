import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/ui/use-format.ts';
import type { Cell, Tally } from '#shared/features/figures/figures.contract.ts';
import styles from './cell-table.module.css';
import { useReasons } from './use-reasons.ts';

interface CellRowsProps {
  readonly cell: Cell;
  readonly label: string;
  /** The names of the levels, the best first. */
  readonly levels: readonly string[];
}

/** One cell: filtered, unfiltered, and what lies between, under one heading. */
export function CellRows({ cell, label, levels }: CellRowsProps) {
  const { t } = useTranslation('figures');
  const format = useFormat();
  const { clean, raw, leftOut } = cell.figure;
  const reasons = useReasons(leftOut);
  return (
    <tbody>
      <tr className={styles.clean}>
        <th scope="rowgroup" rowSpan={3} className={styles.key}>
          {label}
          {cell.keys.length > 1 && <span className={styles.merged}>{t('cell.merged')}</span>}
        </th>
        <th scope="row">{t('side.clean')}</th>
        <TallyCells tally={clean} levels={levels} />
      </tr>
      <tr>
        <th scope="row">{t('side.raw')}</th>
        <TallyCells tally={raw} levels={levels} />
      </tr>
      <tr className={styles.leftOut}>
        <th scope="row">{t('leftOutRow')}</th>
        <td className={styles.number}>{format.count(leftOut.n)}</td>
        <td colSpan={2} />
        <td className={styles.number}>
          {leftOut.mean === null ? null : format.decimal(leftOut.mean)}
        </td>
        <td colSpan={levels.length}>{reasons.join(' · ')}</td>
      </tr>
    </tbody>
  );
}

interface TallyCellsProps extends Pick<CellRowsProps, 'levels'> {
  readonly tally: Tally;
}

function TallyCells({ tally, levels }: TallyCellsProps) {
  const { t } = useTranslation('figures');
  const format = useFormat();
  const { n, satisfied, interval, mean, counts } = tally;
  if (satisfied === null || interval === null || mean === null) {
    return (
      <>
        <td className={styles.number}>{format.count(n)}</td>
        <td colSpan={3 + levels.length}>{t('none')}</td>
      </>
    );
  }
  const [from, to] = interval.map((bound) => format.share(bound));
  return (
    <>
      <td className={styles.number}>{format.count(n)}</td>
      <td className={styles.number}>{format.share(satisfied)}</td>
      <td className={styles.number}>{t('interval', { from, to })}</td>
      <td className={styles.number}>{format.decimal(mean)}</td>
      {levels.map((level, place) => (
        <td key={level} className={styles.number}>
          {format.count(counts[place] ?? 0)}
        </td>
      ))}
    </>
  );
}
