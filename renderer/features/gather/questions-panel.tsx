import { Button, Radio } from '@mantine/core';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '#renderer/ui/icon.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { writeDay } from '#renderer/ui/write-day.ts';
import type { Decision, DecisionGround } from '#shared/features/batch/decision.ts';
import type { Question, Side } from '#shared/features/gather/gather.contract.ts';
import styles from './gather-screen.module.css';

interface QuestionsPanelProps {
  readonly questions: readonly Question[];
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

/** Typed here, so that the page does not fetch the checking of it. */
const grounds = [
  'senderSays',
  'copiedFolder',
  'damaged',
  'forged',
] as const satisfies DecisionGround[];

interface OneQuestionProps {
  readonly question: Question;
  readonly isBusy: boolean;
  readonly onDecide: (decision: Decision) => void;
}

function OneQuestion({ question, isBusy, onDecide }: OneQuestionProps) {
  const { t } = useTranslation('gather');
  const [counts, setCounts] = useState<string>();
  const [ground, setGround] = useState<DecisionGround>();
  const id = useId();
  const { is, number, waiting, sides } = question;
  const first = sides.find(({ isHere }) => isHere);
  const aside = sides.map(({ name }) => name).filter((name) => name !== counts);
  return (
    <article className={styles.question} aria-labelledby={id}>
      <h3 className={styles.subheading} id={id}>
        {number === null ? t('questions.rows') : t('questions.line', { number })}
        {first !== undefined && (
          <span className={styles.detail} lang="vi">
            {t('place', { ...first })}
          </span>
        )}
      </h3>
      <p className={styles.fine}>
        <Icon name="attention" />
        {t('questions.waiting', { count: waiting })}
      </p>
      <Radio.Group size="md" label={t('questions.which')} value={counts ?? ''} onChange={setCounts}>
        <div className={styles.sides}>
          {sides.map((side) => (
            <OneSide key={side.name} side={side} isBusy={isBusy} />
          ))}
        </div>
      </Radio.Group>
      <Radio.Group
        size="md"
        label={t('questions.ground')}
        value={ground ?? ''}
        onChange={(chosen) => setGround(grounds.find((each) => each === chosen))}
      >
        <div className={styles.grounds}>
          {grounds.map((each) => (
            <Radio
              key={each}
              size="md"
              value={each}
              label={t(`ground.${each}`)}
              disabled={isBusy}
            />
          ))}
        </div>
      </Radio.Group>
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
    </article>
  );
}

function OneSide({ side, isBusy }: { readonly side: Side; readonly isBusy: boolean }) {
  const { t } = useTranslation('gather');
  const format = useFormat();
  const { name, isHere, builtAt, period, rows, answers, code, differing } = side;
  return (
    <div className={styles.side}>
      <Radio
        size="md"
        value={name}
        disabled={isBusy}
        label={t('questions.side', { number: side.number, name: name.slice(0, 8) })}
      />
      {isHere ? (
        <dl className={styles.facts}>
          <dt>{t('questions.builtAt')}</dt>
          <dd>{builtOn(builtAt)}</dd>
          <dt>{t('questions.period')}</dt>
          <dd>
            {period === null && t('questions.noPeriod')}
            {period !== null &&
              (period.from === period.to
                ? writeDay(period.from)
                : t('questions.periodRange', {
                    from: writeDay(period.from),
                    to: writeDay(period.to),
                  }))}
          </dd>
          <dt>{t('questions.rowsCount')}</dt>
          <dd>{format.count(rows)}</dd>
          <dt>{t('questions.answersCount')}</dt>
          <dd>{format.count(answers)}</dd>
          <dt>{t('questions.key')}</dt>
          <dd className={styles.code}>{code}</dd>
        </dl>
      ) : (
        <p className={styles.hint}>{t('questions.absent')}</p>
      )}
      {differing.length > 0 && <Differing rows={differing} />}
    </div>
  );
}

function Differing({ rows }: { readonly rows: Side['differing'] }) {
  const { t } = useTranslation('gather');
  return (
    <table className={styles.differing}>
      <caption>{t('questions.differing')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('questions.id')}</th>
          <th scope="col">{t('questions.kind')}</th>
          <th scope="col">{t('questions.day')}</th>
          <th scope="col">{t('questions.score')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, kind, day, score }) => (
          <tr key={id}>
            <td className={styles.code}>{id.slice(0, 8)}</td>
            <td>{t(`rowKind.${kind}`)}</td>
            <td>{writeDay(day)}</td>
            <td>{score ?? t('questions.noScore')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Day and minute as the author's own clock had them. */
function builtOn(builtAt: string): string {
  return `${writeDay(builtAt.slice(0, 10))} ${builtAt.slice(11, 16)}`;
}
