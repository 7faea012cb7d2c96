import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/ui/use-format.ts';
import type { Cell, Tally } from '#shared/features/figures/figures.contract.ts';
import { scores } from '#shared/features/rating/scale.ts';
import styles from './cell-table.module.css';
import { useReasons } from './use-reasons.ts';

interface CellRowsProps {
  readonly cell: Cell;
  readonly label: string;
}

/** One cell: filtered, unfiltered, and what lies between, under one heading. */
export function CellRows({ cell, label }: CellRowsProps) {
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
        <TallyCells tally={clean} />
      </tr>
      <tr>
        <th scope="row">{t('side.raw')}</th>
        <TallyCells tally={raw} />
      </tr>
      <tr className={styles.leftOut}>
        <th scope="row">{t('leftOutRow')}</th>
        <td className={styles.number}>{format.count(leftOut.n)}</td>
        <td colSpan={2} />
        <td className={styles.number}>
          {leftOut.mean === null ? null : format.decimal(leftOut.mean)}
        </td>
        <td colSpan={scores.length}>{reasons.join(' · ')}</td>
      </tr>
    </tbody>
  );
}

function TallyCells({ tally }: { readonly tally: Tally }) {
  const { t } = useTranslation('figures');
  const format = useFormat();
  const { n, satisfied, interval, mean, counts } = tally;
  if (satisfied === null || interval === null || mean === null) {
    return (
      <>
        <td className={styles.number}>{format.count(n)}</td>
        <td colSpan={3 + scores.length}>{t('none')}</td>
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
      {scores.map((score, place) => (
        <td key={score} className={styles.number}>
          {format.count(counts[place] ?? 0)}
        </td>
      ))}
    </>
  );
}
