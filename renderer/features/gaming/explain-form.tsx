import { Button, Textarea } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useUnsaved } from '#renderer/ui/unsaved.tsx';
import { writeDay } from '#renderer/ui/write-day.ts';
import type { PutQuestion } from '#shared/features/gaming/gaming.contract.ts';
import { longestExplanation } from '#shared/features/gaming/question-life.ts';
import styles from './gaming.module.css';

interface ExplainFormProps {
  readonly question: PutQuestion;
  readonly today: string;
  readonly isBusy: boolean;
  readonly onSend: (explanation: string) => Promise<unknown>;
}

/** Where the counter says what it knows; what is typed stays until it is taken. */
export function ExplainForm({ question, today, isBusy, onSend }: ExplainFormProps) {
  const { t } = useTranslation('gaming');
  const { id, explanation = '', explainUntil } = question;
  const [words, setWords] = useState(explanation);
  const [isChecked, setChecked] = useState(false);
  const isChanged = words.trim() !== explanation;
  const isEmpty = words.trim() === '';
  useUnsaved(isChanged);
  const day = writeDay(explainUntil);

  function send(event: FormEvent): void {
    event.preventDefault();
    setChecked(true);
    if (!isEmpty && isChanged) void onSend(words.trim());
  }

  const action = explanation === '' ? t('explain.send') : t('explain.change');
  return (
    <form className={styles.form} onSubmit={send} noValidate>
      <p>
        {explanation !== ''
          ? t('explain.given')
          : t(today > explainUntil ? 'explain.late' : 'explain.until', { day })}
      </p>
      <Textarea
        className={styles.words}
        label={t('explain.label')}
        description={t('explain.hint')}
        rows={3}
        maxLength={longestExplanation}
        value={words}
        error={isChecked && isEmpty && t('refused.EXPLANATION_EMPTY.title')}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      <Button
        type="submit"
        disabled={isBusy || (explanation !== '' && !isChanged)}
        aria-label={t('explain.of', { action, id })}
      >
        {action}
      </Button>
    </form>
  );
}
