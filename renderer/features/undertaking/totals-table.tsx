import { useTranslation } from 'react-i18next';
import { RegisterTable } from '#renderer/ui/register-table.tsx';
import register from '#renderer/ui/register.module.css';
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
    <>
      <h2 className={styles.totals}>{t('totals', { year: year.year })}</h2>
      <RegisterTable
        label={t('totals', { year: year.year })}
        columns={[
          { label: t('column.kind') },
          ...Array.from(
            { length: 12 },
            (_, place) =>
              ({ label: t('monthNumber', { month: place + 1 }), holds: 'numbers' }) as const,
          ),
          { label: t('column.held'), holds: 'numbers' },
          { label: t('column.counted') },
        ]}
      >
        {totalUndertakings(year.undertakings).map(({ kind, months, held, counted }) => (
          <tr key={kind}>
            <th scope="row">{t(`kind.${kind}`)}</th>
            {months.map((n, place) => (
              // oxlint-disable-next-line react/no-array-index-key -- months never change places
              <td key={place} className={register.number}>
                {n === 0 ? '' : format.count(n)}
              </td>
            ))}
            <td className={register.number}>{format.count(held)}</td>
            <td>
              {countedThings
                .filter((thing) => counted[thing] !== undefined)
                .map((thing) => t(`counted.${thing}`, { n: format.count(counted[thing] ?? 0) }))
                .join('; ')}
            </td>
          </tr>
        ))}
      </RegisterTable>
    </>
  );
}
