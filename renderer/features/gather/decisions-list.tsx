import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { writeDay } from '#renderer/ui/write-day.ts';
import type { StoreView } from '#shared/features/gather/gather.contract.ts';
import styles from './gather-screen.module.css';

interface DecisionsListProps {
  readonly decisions: StoreView['decisions'];
  readonly isBusy: boolean;
  readonly onUndo: (id: string) => void;
}

/** What was decided in the store, the newest first, also what was undone since. */
export function DecisionsList({ decisions, isBusy, onUndo }: DecisionsListProps) {
  const { t } = useTranslation('gather');
  if (decisions.length === 0) return null;
  return (
    <section className={styles.panel} aria-labelledby="gather-decisions">
      <h2 className={styles.heading} id="gather-decisions">
        {t('decisions.title')}
      </h2>
      <ul className={styles.needs}>
        {decisions.toReversed().map(({ id, decision, on, by, undone }) => (
          <li key={id} className={styles.decision}>
            <div>
              <p className={styles.strong}>
                {decision.is === 'key'
                  ? t('decisions.key', {
                      number: decision.lastNumber,
                      reason: t(`keyReason.${decision.reason}`),
                    })
                  : t('decisions.choice', {
                      name: decision.counts.slice(0, 8),
                      ground: t(`ground.${decision.ground}`),
                    })}
              </p>
              <p className={styles.hint}>
                {t('decisions.by', { day: writeDay(on), by })}
                {undone !== null &&
                  ` – ${t('decisions.undone', { day: writeDay(undone.on), by: undone.by })}`}
              </p>
            </div>
            {undone === null && (
              <Button variant="default" disabled={isBusy} onClick={() => onUndo(id)}>
                {t('decisions.undo')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
