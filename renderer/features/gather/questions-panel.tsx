import { Button, Radio } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '#renderer/ui/icon.tsx';
import { RadioList } from '#renderer/ui/radio-list.tsx';
import { Differing, Facts, Question, SideBySide, SideCard } from '#renderer/ui/side-by-side.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { writeDay, writeDayAndMinute } from '#renderer/ui/write-day.ts';
import type { Decision } from '#shared/features/batch/decision.ts';
import { decisionGrounds, type DecisionGround } from '#shared/features/batch/decision-grounds.ts';
import type { Question as OpenQuestion, Side } from '#shared/features/gather/gather.contract.ts';
import styles from './gather-screen.module.css';

interface QuestionsPanelProps {
  readonly questions: readonly OpenQuestion[];
  readonly isBusy: boolean;
  readonly onDecide: (decision: Decision) => void;
}

/** Batches that cannot all be right, side by side, with the choice of the one that counts. */
export function QuestionsPanel({ questions, isBusy, onDecide }: QuestionsPanelProps) {
  const { t } = useTranslation('gather');
  if (questions.length === 0) return null;
  return (
    <section className={styles.panel} aria-labelledby="gather-questions">
      <h2 className={styles.heading} id="gather-questions">
        {t('questions.title')}
      </h2>
      {questions.map((question) => (
        <OneQuestion
          key={question.sides.map(({ name }) => name).join(' ')}
          question={question}
          isBusy={isBusy}
          onDecide={onDecide}
        />
      ))}
    </section>
  );
}

interface OneQuestionProps {
  readonly question: OpenQuestion;
  readonly isBusy: boolean;
  readonly onDecide: (decision: Decision) => void;
}

function OneQuestion({ question, isBusy, onDecide }: OneQuestionProps) {
  const { t } = useTranslation('gather');
  const [counts, setCounts] = useState<string>();
  const [ground, setGround] = useState<DecisionGround>();
  const { is, number, waiting, sides } = question;
  const first = sides.find(({ isHere }) => isHere);
  const aside = sides.map(({ name }) => name).filter((name) => name !== counts);
  return (
    <Question
      title={number === null ? t('questions.rows') : t('questions.line', { number })}
      detail={first && t('place', { ...first })}
    >
      <p className={styles.fine}>
        <Icon name="attention" />
        {t('questions.waiting', { count: waiting })}
      </p>
      <SideBySide label={t('questions.which')} value={counts} onChange={setCounts}>
        {sides.map((side) => (
          <OneSide key={side.name} side={side} isBusy={isBusy} />
        ))}
      </SideBySide>
      <RadioList
        label={t('questions.ground')}
        choices={decisionGrounds}
        nameOf={(each) => t(`ground.${each}`)}
        value={ground}
        isBusy={isBusy}
        onChange={setGround}
      />
      <Button
        size="md"
        className={styles.own}
        disabled={isBusy || counts === undefined || ground === undefined}
        onClick={() =>
          counts !== undefined && ground !== undefined && onDecide({ is, counts, aside, ground })
        }
      >
        {t('questions.choose')}
      </Button>
      <p className={styles.hint}>{t('questions.after')}</p>
    </Question>
  );
}

function OneSide({ side, isBusy }: { readonly side: Side; readonly isBusy: boolean }) {
  const { t } = useTranslation('gather');
  const format = useFormat();
  const { name, isHere, builtAt, period, rows, answers, code, differing } = side;
  const days = () => {
    if (period === null) return t('questions.noPeriod');
    const [from, to] = [writeDay(period.from), writeDay(period.to)];
    return from === to ? from : t('questions.periodRange', { from, to });
  };
  return (
    <SideCard>
      <Radio
        size="md"
        value={name}
        disabled={isBusy}
        label={t('questions.side', { number: side.number, name: name.slice(0, 8) })}
      />
      {isHere ? (
        <Facts
          facts={[
            { name: t('questions.builtAt'), value: writeDayAndMinute(builtAt) },
            { name: t('questions.period'), value: days() },
            { name: t('questions.rowsCount'), value: format.count(rows) },
            { name: t('questions.answersCount'), value: format.count(answers) },
            { name: t('questions.key'), value: <span className={styles.code}>{code}</span> },
          ]}
        />
      ) : (
        <p className={styles.hint}>{t('questions.absent')}</p>
      )}
      {differing.length > 0 && (
        <Differing
          caption={t('questions.differing')}
          columns={[
            t('questions.id'),
            t('questions.kind'),
            t('questions.day'),
            t('questions.score'),
          ]}
          rows={differing.map(({ id, kind, day, score }) => [
            id,
            t(`rowKind.${kind}`),
            writeDay(day),
            score ?? t('questions.noScore'),
          ])}
        />
      )}
    </SideCard>
  );
}
