import { useTranslation } from 'react-i18next';
import type { CriterionState } from '#shared/features/assessment/assessment.contract.ts';
import type { Criterion } from '#shared/features/assessment/indicator-set.ts';
import { ComputationNote } from './computation-note.tsx';
import styles from './criterion-panel.module.css';
import { EvidencePanel } from './evidence-panel.tsx';
import { ScoreForm } from './score-form.tsx';
import { ScoreHistory } from './score-history.tsx';
import type { ScoreTableProps } from './score-table.tsx';
import { useWords } from './use-words.ts';

interface CriterionPanelProps extends ScoreTableProps {
  readonly criterion: Criterion;
  readonly state: CriterionState;
}

/** One criterion: what earns how much, what figures say, the score, and what proves it. */
export function CriterionPanel(props: CriterionPanelProps) {
  const { client, sheet, criterion, state, canScore, canAdd, isBusy } = props;
  const { t } = useTranslation('assessment');
  const words = useWords();
  const { code, steps } = criterion;
  return (
    <div className={styles.panel}>
      <section className={styles.side} aria-label={t('score.title', { code })}>
        {steps.length > 0 && (
          <>
            <h2>{t('score.steps')}</h2>
            <ul className={styles.steps}>
              {steps.map((step) => (
                <li key={step.score}>
                  {t('score.step', {
                    score: words.score(step.score),
                    words: words.nameOf(step.words),
                  })}
                </li>
              ))}
            </ul>
          </>
        )}
        <ComputationNote sheet={sheet} criterion={criterion} computation={state.computation} />
        {canScore ? (
          <ScoreForm
            key={state.versions}
            criterion={criterion}
            state={state}
            isBusy={isBusy}
            onScore={(score, reason) => props.onScore(code, score, reason)}
            onTake={() => props.onTake(code)}
          />
        ) : (
          <p className={styles.soft}>{t('score.readOnly')}</p>
        )}
        {state.versions > 0 && <ScoreHistory client={client} sheet={sheet} state={state} />}
      </section>
      <EvidencePanel
        client={client}
        sheet={sheet}
        criterion={criterion}
        evidence={state.evidence}
        canAdd={canAdd}
        onChanged={props.onEvidence}
      />
    </div>
  );
}
