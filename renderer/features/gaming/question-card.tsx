import { useId, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { writeDay } from '#renderer/ui/write-day.ts';
import type { PutQuestion } from '#shared/features/gaming/gaming.contract.ts';
import { otherReasons } from '#shared/features/gaming/question.ts';
import { EvidenceTable } from './evidence-table.tsx';
import styles from './gaming.module.css';

interface QuestionCardProps {
  readonly question: PutQuestion;
  readonly heading: string;
  readonly sentence: string;
  /** Whether its content is shown, or only that it is there. */
  readonly isOpen: boolean;
  /** What the reader may do with it. */
  readonly children: ReactNode;
}

/** A question: what is asked, what it usually is, the numbers, and how they were computed. */
export function QuestionCard({ question, heading, sentence, isOpen, children }: QuestionCardProps) {
  const { t } = useTranslation('gaming');
  const id = useId();
  const { code, state } = question;
  return (
    <article className={styles.card} aria-labelledby={id}>
      <header className={styles.head}>
        <h3 id={id}>{heading}</h3>
        <span className={styles.state} data-state={state}>
          {t(`state.${state}`)}
        </span>
      </header>
      <p className={styles.name}>{t(`name.${code}`)}</p>
      {isOpen && (
        <>
          <p className={styles.sentence}>{sentence}</p>
          <div className={styles.halves}>
            <section aria-label={t('reasonsTitle')}>
              <h4>{t('reasonsTitle')}</h4>
              <ul className={styles.reasons}>
                {otherReasons[code].map((reason) => (
                  <li key={reason}>{t(`reason.${reason}`)}</li>
                ))}
              </ul>
            </section>
            <section aria-label={t('evidence.title')}>
              <h4>{t('evidence.title')}</h4>
              <EvidenceTable question={question} />
            </section>
          </div>
          <details className={styles.how}>
            <summary>{t('how.title')}</summary>
            <p>
              {t(`how.${code}`)} {t('how.common')}
            </p>
            <p>{t('notice.chance')}</p>
          </details>
        </>
      )}
      <StepLine question={question} />
      {children}
    </article>
  );
}

/** What was done with it, on which days; by whom stands nowhere. */
function StepLine({ question: { raisedOn, steps } }: { readonly question: PutQuestion }) {
  const { t } = useTranslation('gaming');
  const said = [
    t('step.raised', { day: writeDay(raisedOn) }),
    ...steps.map(({ step, day }) => t(`step.${step}`, { day: writeDay(day) })),
  ];
  return <p className={styles.steps}>{said.join(' · ')}</p>;
}
