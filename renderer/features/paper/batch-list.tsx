import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/ui/use-format.ts';
import { writeDay } from '#renderer/ui/write-day.ts';
import { dayAt } from '#shared/calendar.ts';
import type { Batch } from '#shared/features/paper/paper.contract.ts';
import styles from './entry-screen.module.css';
import type { Batches } from './use-batches.ts';

interface BatchListProps {
  readonly list: Extract<Batches, { is: 'known' }>['list'];
  readonly onChoose: (batchId: number) => void;
}

/** The bundles, newest first: those still open can be gone on with. */
export function BatchList({ list, onChoose }: BatchListProps) {
  const { t } = useTranslation('paper');
  const standing = useStanding();
  const { batches, counters, offsetMinutes } = list;
  return (
    <section className={styles.card} aria-label={t('batch.list')}>
      <h2 className={styles.title}>{t('batch.list')}</h2>
      {batches.length === 0 ? (
        <p className={styles.empty}>{t('batch.none')}</p>
      ) : (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('batch.number')}</th>
              <th scope="col">{t('batch.opened')}</th>
              <th scope="col">{t('batch.counter')}</th>
              <th scope="col">{t('batch.standing')}</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {batches.map((batch) => (
              <tr key={batch.id}>
                <th scope="row">{batch.number}</th>
                <td className={styles.opened}>
                  {writeDay(dayAt(batch.openedAtMs, offsetMinutes))} · {batch.openedBy}
                </td>
                <td>
                  {counters.find(({ code }) => code === batch.counterCode)?.name ??
                    batch.counterCode ??
                    t('batch.noCounter')}
                </td>
                <td>{standing(batch)}</td>
                <td>
                  {batch.closed === null && (
                    <Button variant="default" onClick={() => onChoose(batch.id)}>
                      {t('batch.goOn')}
                    </Button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

/** Puts into words how far a bundle is. */
function useStanding() {
  const { t } = useTranslation('paper');
  const format = useFormat();
  return ({ forms, entered: [first, second], closed }: Batch): string => {
    if (closed !== null) {
      const blank = format.count(forms - closed.ratings);
      const counts = { forms: format.count(forms), ratings: format.count(closed.ratings), blank };
      return closed.checked ? t('batch.closedChecked', counts) : t('batch.closed', counts);
    }
    const counts = { first: format.count(first), forms: format.count(forms) };
    return second === 0
      ? t('batch.entered', counts)
      : t('batch.enteredTwice', { ...counts, second: format.count(second) });
  };
}
