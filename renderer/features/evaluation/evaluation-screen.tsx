import { Alert, Button, Group, SegmentedControl } from '@mantine/core';
import { useMemo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Client } from '#renderer/client/client.ts';
import { DeskScreen } from '#renderer/ui/desk-screen.tsx';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import { writeDay } from '#renderer/ui/write-day.ts';
import type { Right } from '#shared/features/access/rights.ts';
import type {
  EvaluationPlace,
  EvaluationQuestion,
} from '#shared/features/evaluation/evaluation.contract.ts';
import { ChartsParts } from './charts-part.tsx';
import { ConclusionPart } from './conclusion-part.tsx';
import styles from './evaluation.module.css';
import { FactsParts } from './facts-parts.tsx';
import { HeadlinePart } from './headline-part.tsx';
import { NoticeList } from './notice-list.tsx';
import { OthersPart } from './others-part.tsx';
import { QuestionBar } from './question-bar.tsx';
import { createSaveChart, type SaveChart } from './save-chart.ts';
import { useEvaluation, type EvaluationProblem, type Shown } from './use-evaluation.ts';
import { usePlaceWords } from './use-place-words.ts';

interface EvaluationScreenProps {
  readonly client: Client;
  readonly rights: readonly Right[];
  /** How a report of what is shown is asked for; another feature's. */
  readonly renderReport?: (place: EvaluationPlace, question: EvaluationQuestion) => ReactNode;
}

/** Whether a model works, where, and what can be said of it at all. */
export function EvaluationScreen({ client, rights, renderReport }: EvaluationScreenProps) {
  const { t } = useTranslation('evaluation');
  const { place, shown, isBusy, ask, goTo, again } = useEvaluation(client);
  const save = useMemo(() => createSaveChart(client), [client]);
  const hasFailed = shown.is === 'refused' && shown.problem === 'failed';
  return (
    <DeskScreen
      isWide
      title={t('title.screen')}
      intro={t('intro')}
      state={shown.is === 'loading' ? 'loading' : hasFailed ? 'failed' : 'known'}
      loading={t('loading')}
      failed={{ title: t('failed.title'), body: t('failed.body'), again: t('failed.again') }}
      onAgain={again}
    >
      {rights.includes('gather.run') && (
        <div className={styles.place}>
          <span id="evaluation-place">{t('place.label')}</span>
          <SegmentedControl
            aria-labelledby="evaluation-place"
            value={place}
            onChange={(value) => goTo(value === 'store' ? 'store' : 'office')}
            data={[
              { value: 'office', label: t('place.office') },
              { value: 'store', label: t('place.store') },
            ]}
          />
        </div>
      )}
      {shown.is === 'refused' && !hasFailed && <Refusal problem={shown.problem} onAgain={again} />}
      {shown.is === 'empty' && (
        <Alert variant="light" icon={<Icon name="info" />} title={t('empty.title')}>
          {t(shown.place === 'office' ? 'empty.office' : 'empty.store')}
        </Alert>
      )}
      {shown.is === 'known' && (
        <Known {...{ shown, isBusy, ask, save }} {...(renderReport && { renderReport })} />
      )}
    </DeskScreen>
  );
}

interface RefusalProps {
  readonly problem: Exclude<EvaluationProblem, 'failed'> | 'failed';
  readonly onAgain: () => void;
}

function Refusal({ problem, onAgain }: RefusalProps) {
  const { t } = useTranslation('evaluation');
  if (problem === 'failed') return null;
  return (
    <FailureNote title={t(`refused.${problem}.title`)} body={t(`refused.${problem}.body`)}>
      <Button onClick={onAgain}>{t('failed.again')}</Button>
    </FailureNote>
  );
}

interface KnownProps extends Pick<EvaluationScreenProps, 'renderReport'> {
  readonly shown: Extract<Shown, { readonly is: 'known' }>;
  readonly isBusy: boolean;
  readonly ask: ReturnType<typeof useEvaluation>['ask'];
  readonly save: SaveChart;
}

function Known({ shown: { choices, evaluation }, isBusy, ask, save, renderReport }: KnownProps) {
  const { t } = useTranslation('evaluation');
  const { titleOf } = usePlaceWords();
  return (
    <div className={styles.sheet}>
      {evaluation.isSimulated && (
        <p className={styles.simulated}>
          <strong>{t('simulated')}</strong>
        </p>
      )}
      <QuestionBar choices={choices} evaluation={evaluation} onAsk={ask} />
      <div className={styles.parts} aria-busy={isBusy}>
        <div className={styles.printed}>
          <h2>{t('title.screen')}</h2>
          <p>{titleOf(evaluation)}</p>
          <p>
            {t('save.made', {
              office: evaluation.office.name,
              day: writeDay(evaluation.madeOn),
              rule: evaluation.ruleVersion,
            })}
          </p>
        </div>
        <NoticeList evaluation={evaluation} />
        <HeadlinePart evaluation={evaluation} />
        {evaluation.chosen.figure !== null && <ConclusionPart evaluation={evaluation} />}
        <ChartsParts evaluation={evaluation} save={save} />
        <OthersPart others={evaluation.others} />
        <FactsParts evaluation={evaluation} />
      </div>
      <Group className={styles.print}>
        {renderReport?.(evaluation.place, evaluation.question)}
        <Button size="md" variant="default" onClick={() => window.print()}>
          {t('print')}
        </Button>
      </Group>
    </div>
  );
}
