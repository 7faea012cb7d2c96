import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '#renderer/ui/icon.tsx';
import { RadioList } from '#renderer/ui/radio-list.tsx';
import { Question, SideBySide } from '#renderer/ui/side-by-side.tsx';
import { decisionGrounds, type DecisionGround } from '#shared/features/batch/decision-grounds.ts';
import type { HeldQuestion } from '#shared/features/intake/intake.contract.ts';
import { ConfirmDialog } from './confirm-dialog.tsx';
import styles from './held-panel.module.css';
import { HeldSideCard } from './held-side-card.tsx';
import type { Intake } from './use-intake.ts';
import { useComparisons, type Compared } from './use-comparisons.ts';

interface HeldPanelProps {
  readonly questions: readonly HeldQuestion[];
  readonly isBusy: boolean;
  readonly intake: Pick<Intake, 'compare' | 'decide'>;
}

/** Batches that cannot all be right, side by side, with the choice of what becomes of them. */
export function HeldPanel({ questions, isBusy, intake }: HeldPanelProps) {
  const { t } = useTranslation('intake');
  if (questions.length === 0) return null;
  return (
    <section className={styles.panel} aria-labelledby="intake-held">
      <h2 className={styles.heading} id="intake-held">
        {t('held.title')}
      </h2>
      <p>{t('held.intro')}</p>
      {questions.map((question) => (
        <OneQuestion
          key={question.sides.map(({ name }) => name).join(' ')}
          question={question}
          isBusy={isBusy}
          intake={intake}
        />
      ))}
    </section>
  );
}

const longestNote = 200;

interface OneQuestionProps extends Pick<HeldPanelProps, 'isBusy' | 'intake'> {
  readonly question: HeldQuestion;
}

function OneQuestion({ question, isBusy, intake }: OneQuestionProps) {
  const { t } = useTranslation(['intake', 'gather']);
  const [counts, setCounts] = useState<string>();
  const [ground, setGround] = useState<DecisionGround>();
  const [note, setNote] = useState('');
  const [isAsking, setIsAsking] = useState(false);
  const compared = useComparisons(intake.compare, question.sides);
  const { is, number, waiting, sides, stationName, isTrusted } = question;
  const chosen = sides.find(({ name }) => name === counts);
  const aside = sides.map(({ name }) => name).filter((name) => name !== counts);
  const isReady = !isBusy && chosen !== undefined && ground !== undefined;
  return (
    <Question
      title={number === null ? t('intake:held.rows') : t('intake:held.line', { number })}
      detail={stationName}
    >
      <p className={styles.fine}>
        <Icon name="attention" />
        {waiting === 0
          ? t('intake:held.waitingNone')
          : t('intake:held.waiting', { count: waiting })}
      </p>
      {!isTrusted && (
        <p className={styles.fine}>
          <Icon name="attention" />
          {t('intake:held.untrusted')}
        </p>
      )}
      <SideBySide label={t('intake:held.which')} value={counts} onChange={setCounts}>
        {sides.map((side) => (
          <HeldSideCard
            key={side.name}
            side={side}
            compared={compared.get(side.name)}
            isBusy={isBusy}
          />
        ))}
      </SideBySide>
      <RadioList
        label={t('intake:held.ground')}
        choices={decisionGrounds}
        nameOf={(each) => t(`gather:ground.${each}`)}
        value={ground}
        isBusy={isBusy}
        onChange={setGround}
      />
      <TextInput
        size="md"
        className={styles.note}
        label={t('intake:held.note')}
        description={t('intake:held.noteHint')}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
        maxLength={longestNote}
        autoComplete="off"
        disabled={isBusy}
      />
      <Button
        size="md"
        className={styles.own}
        disabled={!isReady}
        onClick={() => setIsAsking(true)}
      >
        {t('intake:held.decide')}
      </Button>
      {isAsking && chosen !== undefined && ground !== undefined && (
        <ConfirmDialog
          chosen={chosen}
          newRows={newRowsOf(compared.get(chosen.name))}
          hasCountedAside={sides.some(
            ({ name, state }) => name !== chosen.name && state === 'counted',
          )}
          onConfirm={() => {
            setIsAsking(false);
            intake.decide({ is, counts: chosen.name, aside, ground }, note);
          }}
          onClose={() => setIsAsking(false)}
        />
      )}
    </Question>
  );
}

function newRowsOf(compared: Compared | undefined): number | undefined {
  return compared?.is === 'compared' ? compared.found.rows : undefined;
}
