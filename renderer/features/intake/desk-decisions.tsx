import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { writeDay } from '#renderer/ui/write-day.ts';
import type { DeskDecision } from '#shared/features/intake/intake.contract.ts';
import styles from './held-panel.module.css';

interface DeskDecisionsProps {
  readonly decisions: readonly DeskDecision[];
  readonly isBusy: boolean;
  readonly onUndo: (id: string) => void;
}

/** What was decided of held batches, the newest first, also what was undone since. */
export function DeskDecisions({ decisions, isBusy, onUndo }: DeskDecisionsProps) {
  const { t } = useTranslation('intake');
  if (decisions.length === 0) return null;
  return (
    <section className={styles.panel} aria-labelledby="intake-decisions">
      <h2 className={styles.heading} id="intake-decisions">
        {t('decisions.title')}
      </h2>
      <ul className={styles.decisions}>
        {decisions.map((made) => (
          <OneDecision key={made.id} made={made} isBusy={isBusy} onUndo={onUndo} />
        ))}
      </ul>
    </section>
  );
}

interface OneDecisionProps extends Omit<DeskDecisionsProps, 'decisions'> {
  readonly made: DeskDecision;
}

function OneDecision({ made, isBusy, onUndo }: OneDecisionProps) {
  const { t } = useTranslation(['intake', 'gather']);
  const { id, decision, note, on, by, undone, stationName, number, isFinal, isWaiting } = made;
  const ground = t(`gather:ground.${decision.ground}`);
  return (
    <li className={styles.decision}>
      <div>
        <p className={styles.strong}>
          {t('intake:decisions.line', {
            station: stationName,
            number,
            name: decision.counts.slice(0, 8),
          })}
        </p>
        <p className={styles.hint}>{t('intake:decisions.by', { ground, day: writeDay(on), by })}</p>
        {note !== null && <p className={styles.hint}>{t('intake:decisions.note', { note })}</p>}
        {undone !== null && (
          <p className={styles.hint}>
            {t('intake:decisions.undone', { day: writeDay(undone.on), by: undone.by })}
          </p>
        )}
        {undone === null && isWaiting && <p>{t('intake:decisions.waiting')}</p>}
        {undone === null && isFinal && <p className={styles.hint}>{t('intake:decisions.final')}</p>}
      </div>
      {undone === null && !isFinal && (
        <Button variant="default" disabled={isBusy} onClick={() => onUndo(id)}>
          {t('intake:decisions.undo')}
        </Button>
      )}
    </li>
  );
}
