import { Button, Textarea, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useUnsaved } from '#renderer/ui/unsaved.tsx';
import { writeDay } from '#renderer/ui/write-day.ts';
import type { CriterionState } from '#shared/features/assessment/assessment.contract.ts';
import type { Criterion } from '#shared/features/assessment/indicator-set.ts';
import { needsReason } from '#shared/features/assessment/reason-rule.ts';
import styles from './criterion-panel.module.css';
import { readScore, writeScore } from './read-score.ts';
import { useWords } from './use-words.ts';
import { takeableScore } from './what-can-be-taken.ts';

interface ScoreFormProps {
  readonly criterion: Criterion;
  readonly state: CriterionState;
  readonly isBusy: boolean;
  readonly onScore: (score: number | null, reason: string) => Promise<boolean>;
  readonly onTake: () => Promise<boolean>;
}

/** The score that stands, and another in its place. */
export function ScoreForm({ criterion, state, isBusy, onScore, onTake }: ScoreFormProps) {
  const { t } = useTranslation('assessment');
  const words = useWords();
  const before = state.score?.way === 'manual' ? state.score : undefined;
  const [text, setText] = useState(before === undefined ? '' : writeScore(before.score));
  const [reason, setReason] = useState(before?.reason ?? '');
  const [fault, setFault] = useState<'score' | 'reason' | 'takeBack'>();
  useUnsaved(
    text !== (before ? writeScore(before.score) : '') || reason !== (before?.reason ?? ''),
  );
  const full = words.score(criterion.fullScore);
  const takeable = takeableScore(state);

  function send(event: FormEvent): void {
    event.preventDefault();
    const score = readScore(text, criterion.fullScore);
    if (score === undefined) return setFault('score');
    if (needsReason(criterion, score) && reason.trim() === '') return setFault('reason');
    setFault(undefined);
    void onScore(score, reason.trim());
  }

  function takeBack(): void {
    if (reason.trim() === '' || reason.trim() === before?.reason) return setFault('takeBack');
    void onScore(null, reason.trim());
  }

  return (
    <form className={styles.form} onSubmit={send} noValidate>
      <CurrentScore state={state} />
      <TextInput
        classNames={{ wrapper: styles.score ?? '' }}
        label={t('score.field', { full })}
        value={text}
        inputMode="decimal"
        maxLength={8}
        autoComplete="off"
        error={fault === 'score' && t('score.wrong', { full })}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Textarea
        label={t('score.reason')}
        description={t('score.reasonHint')}
        value={reason}
        rows={2}
        maxLength={1_000}
        error={
          (fault === 'reason' && t('score.reasonNeeded')) ||
          (fault === 'takeBack' && t('score.takeBackReason'))
        }
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <div className={styles.buttons}>
        <Button type="submit" disabled={isBusy}>
          {t('score.save')}
        </Button>
        {takeable !== undefined && (
          <Button variant="default" disabled={isBusy} onClick={() => void onTake()}>
            {t('score.useComputed', { score: words.score(takeable) })}
          </Button>
        )}
        {state.score !== undefined && (
          <Button variant="subtle" disabled={isBusy} onClick={takeBack}>
            {t('score.takeBack')}
          </Button>
        )}
      </div>
    </form>
  );
}

function CurrentScore({ state }: Pick<ScoreFormProps, 'state'>) {
  const { t } = useTranslation('assessment');
  const words = useWords();
  const { score } = state;
  if (score === undefined) return <p className={styles.soft}>{t('score.none')}</p>;
  return (
    <p className={styles.soft}>
      {t('score.current', {
        score: words.score(score.score),
        way: t(`table.${score.way}`),
        day: writeDay(score.scoredOn),
        person: score.person,
      })}
    </p>
  );
}
