import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/ui/use-format.ts';
import type { UndertakingYear } from '#shared/features/undertaking/undertaking.contract.ts';
import {
  countedThings,
  totalUndertakings,
} from '#shared/features/undertaking/undertaking-kinds.ts';
import styles from './undertaking.module.css';

/** How many of each kind in each month, and what was counted; people and leaflets apart. */
export function TotalsTable({ year }: { readonly year: UndertakingYear }) {
  const { t } = useTranslation('undertaking');
  const format = useFormat();
  return (
    <div className={styles.scroll}>
      <h2 className={styles.totals}>{t('totals', { year: year.year })}</h2>
      <table className={styles.table} aria-label={t('totals', { year: year.year })}>
        <thead>
          <tr>
            <th scope="col">{t('column.kind')}</th>
            {Array.from({ length: 12 }, (_, place) => (
              <th key={place} scope="col" className={styles.number}>
                {t('monthNumber', { month: place + 1 })}
              </th>
            ))}
            <th scope="col" className={styles.number}>
              {t('column.held')}
            </th>
            <th scope="col">{t('column.counted')}</th>
          </tr>
        </thead>
        <tbody>
          {totalUndertakings(year.undertakings).map(({ kind, months, held, counted }) => (
            <tr key={kind}>
              <th scope="row">{t(`kind.${kind}`)}</th>
              {months.map((n, place) => (
                // oxlint-disable-next-line react/no-array-index-key -- months never change places
                <td key={place} className={styles.number}>
                  {n === 0 ? '' : format.count(n)}
                </td>
              ))}
              <td className={styles.number}>{format.count(held)}</td>
              <td>
                {countedThings
                  .filter((thing) => counted[thing] !== undefined)
                  .map((thing) => t(`counted.${thing}`, { n: format.count(counted[thing] ?? 0) }))
                  .join('; ')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
