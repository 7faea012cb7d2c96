import { Button, Radio } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { PutQuestion } from '#shared/features/gaming/gaming.contract.ts';
import { questionFindings, type QuestionFinding } from '#shared/features/gaming/question-life.ts';
import { Explanation } from './explanation.tsx';
import styles from './gaming.module.css';

interface LeadPartProps {
  readonly question: PutQuestion;
  readonly isBusy: boolean;
  readonly onSee: () => Promise<unknown>;
  readonly onClose: (finding: QuestionFinding) => Promise<unknown>;
}

/** A leader reads first, and closes what was read with one of the findings; none is chosen beforehand. */
export function LeadPart({ question, isBusy, onSee, onClose }: LeadPartProps) {
  const { t } = useTranslation('gaming');
  const [finding, setFinding] = useState<QuestionFinding>();
  if (question.state !== 'seen') {
    const action = t('lead.open');
    return (
      <Button
        className={styles.open}
        disabled={isBusy}
        aria-label={t('explain.of', { action, id: question.id })}
        onClick={() => void onSee()}
      >
        {action}
      </Button>
    );
  }

  function send(event: FormEvent): void {
    event.preventDefault();
    if (finding !== undefined) void onClose(finding);
  }

  return (
    <>
      <Explanation question={question} />
      <section aria-label={t('lead.todo')}>
        <h4>{t('lead.todo')}</h4>
        <p className={styles.advice}>{t('lead.advice')}</p>
      </section>
      <form className={styles.form} onSubmit={send}>
        <Radio.Group
          label={t('lead.finding')}
          value={finding ?? ''}
          onChange={(value) => setFinding(questionFindings.find((each) => each === value))}
        >
          <div className={styles.findings}>
            {questionFindings.map((each) => (
              <Radio key={each} value={each} label={t(`finding.${each}`)} />
            ))}
          </div>
        </Radio.Group>
        <Button
          type="submit"
          disabled={isBusy || finding === undefined}
          aria-label={t('explain.of', { action: t('lead.close'), id: question.id })}
        >
          {t('lead.close')}
        </Button>
      </form>
    </>
  );
}
