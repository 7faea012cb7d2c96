import { Alert, Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Client } from '#renderer/client/client.ts';
import { DeskScreen } from '#renderer/ui/desk-screen.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import { useLeave } from '#renderer/ui/unsaved.tsx';
import type { Right } from '#shared/features/access/rights.ts';
import type { KnownSet, ScoreSheet } from '#shared/features/assessment/assessment.contract.ts';
import { ArchivePanel } from './archive-panel.tsx';
import styles from './assessment-screen.module.css';
import { BasisForm } from './basis-form.tsx';
import { ProblemNote } from './problem-note.tsx';
import { ScorePaper } from './score-paper.tsx';
import { ScoreSummary } from './score-summary.tsx';
import { ScoreTable } from './score-table.tsx';
import { SetFiles } from './set-files.tsx';
import type { Scoring } from './settle.ts';
import { useAssessment } from './use-assessment.ts';
import { useWords } from './use-words.ts';
import { writeDay } from '#renderer/ui/write-day.ts';

interface AssessmentScreenProps {
  readonly client: Client;
  readonly rights: readonly Right[];
}

/** The office scores itself by an indicator set, with reasons and evidence. */
export function AssessmentScreen({ client, rights }: AssessmentScreenProps) {
  const { t } = useTranslation('assessment');
  const assessment = useAssessment(client);
  const { known, problem, again, choose } = assessment;
  const canScore = rights.includes('assessment.score');
  const canAdd = rights.includes('evidence.add');
  return (
    <DeskScreen
      isWide
      title={t('title')}
      intro={t('intro')}
      state={known.is}
      loading={t('loading')}
      failed={{ title: t('failed.title'), body: t('failed.body'), again: t('failed.again') }}
      onAgain={again}
    >
      {known.is === 'known' && (
        <>
          <div className={styles.screen}>
            <Chooser sets={known.sets} sheet={known.sheet} onChoose={choose} />
            <Standing
              key={`${known.sheet.set.code}@${known.sheet.set.version}`}
              sheet={known.sheet}
              canScore={canScore}
              isBusy={assessment.isBusy}
              onEnter={assessment.enterBasis}
            />
            <ProblemNote problem={problem} />
            <ScoreSummary sheet={known.sheet} canScore={canScore} {...assessment} />
            <ScoreTable
              key={`${known.sheet.set.code}@${known.sheet.set.version} ${known.sheet.period}`}
              client={client}
              sheet={known.sheet}
              canScore={canScore}
              canAdd={canAdd}
              isBusy={assessment.isBusy}
              onScore={assessment.score}
              onTake={(criterion) => assessment.takeComputed([criterion])}
              onEvidence={assessment.refresh}
            />
            <ArchivePanel client={client} sheet={known.sheet} canExport={canScore} />
            {canScore && (
              <SetFiles client={client} sheet={known.sheet} onTaken={assessment.refresh} />
            )}
          </div>
          <ScorePaper sheet={known.sheet} />
        </>
      )}
    </DeskScreen>
  );
}

interface ChooserProps {
  readonly sets: readonly KnownSet[];
  readonly sheet: ScoreSheet;
  readonly onChoose: (scoring: Scoring) => void;
}

function Chooser({ sets, sheet, onChoose }: ChooserProps) {
  const { t } = useTranslation('assessment');
  const { nameOf, period } = useWords();
  const leave = useLeave();
  const refOf = ({ code, version }: Pick<KnownSet, 'code' | 'version'>) => `${code}@${version}`;
  const current = sets.find((set) => refOf(set) === refOf(sheet.set));
  return (
    <div className={styles.chooser}>
      <NativeSelect
        className={styles.set}
        label={t('choose.set')}
        value={refOf(sheet.set)}
        data={sets.map((set) => ({
          value: refOf(set),
          label: t(set.isOwn ? 'choose.own' : 'choose.version', {
            name: nameOf(set.names),
            version: set.version,
          }),
        }))}
        onChange={(event) => {
          const next = sets.find((set) => refOf(set) === event.currentTarget.value);
          if (next === undefined) return;
          const { code, version, periods } = next;
          const same = periods.find((each) => each === sheet.period) ?? periods[0] ?? '';
          leave(() => onChoose({ set: code, version, period: same }));
        }}
      />
      <NativeSelect
        label={t('choose.period')}
        value={sheet.period}
        data={(current?.periods ?? [sheet.period]).map((value) => ({
          value,
          label: period(value),
        }))}
        onChange={(event) => {
          const next = event.currentTarget.value;
          const { code, version } = sheet.set;
          leave(() => onChoose({ set: code, version, period: next }));
        }}
      />
    </div>
  );
}

interface StandingProps {
  readonly sheet: ScoreSheet;
  readonly canScore: boolean;
  readonly isBusy: boolean;
  readonly onEnter: Parameters<typeof BasisForm>[0]['onSave'];
}

/** Which law the set stands on, or that nobody has said so yet. */
function Standing({ sheet, canScore, isBusy, onEnter }: StandingProps) {
  const { t } = useTranslation('assessment');
  const [isEntering, setEntering] = useState(false);
  const { set, basis } = sheet;
  const isCompared = set.verified || basis?.compared === true;
  const line = basis && (
    <p className={styles.line}>
      {t('basis.line', {
        number: basis.number,
        day: writeDay(basis.issuedOn),
        issuer: basis.issuer,
      })}
    </p>
  );
  const enter = canScore && !isEntering && (
    <Button size="xs" variant="default" onClick={() => setEntering(true)}>
      {basis === undefined ? t('unverified.enter') : t('basis.change')}
    </Button>
  );
  return (
    <>
      {isCompared ? (
        <div className={styles.basis}>
          {line}
          {enter}
        </div>
      ) : (
        <Alert color="orange" icon={<Icon name="attention" />} title={t('unverified.mark')}>
          {line}
          <p className={styles.line}>{t('unverified.source', { source: set.source })}</p>
          <p className={styles.line}>{t('unverified.body')}</p>
          {enter}
        </Alert>
      )}
      {isEntering && (
        <BasisForm
          basis={basis}
          isBusy={isBusy}
          onCancel={() => setEntering(false)}
          onSave={async (entered) => {
            const isDone = await onEnter(entered);
            if (isDone) setEntering(false);
            return isDone;
          }}
        />
      )}
    </>
  );
}
