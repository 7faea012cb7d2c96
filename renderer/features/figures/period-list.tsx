import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/ui/use-format.ts';
import type { ReleasedPeriod } from '#shared/features/figures/figures.contract.ts';
import { writeDays } from './cell-labels.ts';
import styles from './period-list.module.css';

interface PeriodListProps {
  readonly periods: readonly ReleasedPeriod[];
  readonly chosenId: number;
  readonly onChoose: (id: number) => void;
}

/** The released periods, newest first. */
export function PeriodList({ periods, chosenId, onChoose }: PeriodListProps) {
  const { t } = useTranslation('figures');
  const format = useFormat();
  return (
    <nav className={styles.list} aria-label={t('periods')}>
      <h2 className={styles.title}>{t('periods')}</h2>
      <ul className={styles.periods}>
        {periods.map(({ id, fromDay, toDay, n }) => (
          <li key={id}>
            <button
              type="button"
              className={styles.period}
              aria-current={id === chosenId}
              onClick={() => onChoose(id)}
            >
              <span className={styles.days}>{writeDays(fromDay, toDay)}</span>
              <span className={styles.n}>{t('periodN', { n: format.count(n) })}</span>
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}
