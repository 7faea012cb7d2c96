import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/ui/use-format.ts';
import type { Quarter, ReleasedPeriod } from '#shared/features/figures/figures.contract.ts';
import { writeDays } from './cell-labels.ts';
import styles from './period-list.module.css';

interface PeriodListProps {
  readonly periods: readonly ReleasedPeriod[];
  readonly quarters: readonly Quarter[];
  /** A period by its id, or a quarter by its name. */
  readonly chosen: number | string;
  readonly onChoose: (chosen: number | string) => void;
}

/** The released periods and the quarters they make up, newest first. */
export function PeriodList({ periods, quarters, chosen, onChoose }: PeriodListProps) {
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
              aria-current={id === chosen}
              onClick={() => onChoose(id)}
            >
              <span className={styles.days}>{writeDays(fromDay, toDay)}</span>
              <span className={styles.n}>{t('periodN', { n: format.count(n) })}</span>
            </button>
          </li>
        ))}
      </ul>
      <h2 className={styles.title}>{t('quarter.list')}</h2>
      <ul className={styles.periods}>
        {quarters.map(({ quarter, n, closed }) => {
          const [year = '', number = ''] = quarter.split('-Q');
          return (
            <li key={quarter}>
              <button
                type="button"
                className={styles.period}
                aria-current={quarter === chosen}
                onClick={() => onChoose(quarter)}
              >
                <span className={styles.days}>{t('quarter.title', { number, year })}</span>
                <span className={styles.n}>
                  {closed ? t('periodN', { n: format.count(n) }) : t('quarter.open')}
                </span>
              </button>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
