import { useTranslation } from 'react-i18next';
import type { InboxStep } from '#shared/features/inbox/inbox.contract.ts';
import styles from './step-history.module.css';
import { writeDay } from './write-period.ts';

/** What was done with a comment: the answer and the last step are seen, the others on demand. */
export function StepHistory({ steps }: { readonly steps: readonly InboxStep[] }) {
  const { t } = useTranslation('inbox');
  const last = steps.at(-1);
  if (last === undefined) return null;
  const answer = steps.findLast(({ kind }) => kind === 'answer');
  const seen = answer === undefined || answer === last ? [last] : [answer, last];
  return (
    <div className={styles.history}>
      {seen.map((step) => (
        <StepLine key={step.number} step={step} />
      ))}
      {seen.length < steps.length && (
        <details>
          <summary>{t('item.steps', { steps: steps.length })}</summary>
          <ol className={styles.steps}>
            {steps.map((step) => (
              <li key={step.number}>
                <StepLine step={step} />
              </li>
            ))}
          </ol>
        </details>
      )}
    </div>
  );
}

function StepLine({ step }: { readonly step: InboxStep }) {
  const { t } = useTranslation('inbox');
  const { kind, by, at, note, blackedOut } = step;
  const [day = '', time = ''] = at.split('T');
  return (
    <div className={styles.step}>
      <p className={styles.who}>
        <strong>{t(`step.${kind}`)}</strong>
        {' · '}
        {t('step.line', { day: writeDay(day), time, by })}
        {blackedOut > 0 && ` · ${t('item.blackedOut', { words: blackedOut })}`}
      </p>
      {note !== null && <p className={styles.note}>{note}</p>}
    </div>
  );
}
