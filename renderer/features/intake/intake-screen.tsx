import { Alert } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Client } from '#renderer/client/client.ts';
import { DeskScreen } from '#renderer/ui/desk-screen.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import { useRevealed } from '#renderer/ui/use-revealed.ts';
import type { Right } from '#shared/features/access/rights.ts';
import { DeskDecisions } from './desk-decisions.tsx';
import { GivePanel } from './give-panel.tsx';
import { HeldPanel } from './held-panel.tsx';
import { IntakeOutcome } from './intake-outcome.tsx';
import { StationsTable } from './stations-table.tsx';
import { TakePanel } from './take-panel.tsx';
import { useIntake } from './use-intake.ts';
import { VerifiedTable } from './verified-table.tsx';

interface IntakeScreenProps {
  readonly client: Client;
  readonly rights: readonly Right[];
}

/** An officer takes in what the office's other stations gathered, and sees what is missing of it; a leader, too, decides of what is held. */
export function IntakeScreen({ client, rights }: IntakeScreenProps) {
  const { t } = useTranslation('intake');
  const intake = useIntake(client);
  const { known, work, again } = intake;
  const takesIn = rights.includes('tables.export');
  const isBusy = ['giving', 'taking', 'writing', 'deciding'].includes(work.is);
  const outcome = useRevealed<HTMLDivElement>(work.is);
  return (
    <DeskScreen
      isWide
      title={t('title')}
      intro={takesIn ? t('intro') : t('introDeciding')}
      state={known.is}
      loading={t('loading')}
      failed={{ title: t('failed.title'), body: t('failed.body'), again: t('failed.again') }}
      onAgain={again}
    >
      {known.is === 'known' && (
        <>
          {known.overview.entering > 0 && (
            <Alert
              color="orange"
              icon={<Icon name="attention" />}
              title={t('stations.entering.title')}
            >
              {t('stations.entering.body')}
            </Alert>
          )}
          {takesIn && (
            <TakePanel
              isBusy={isBusy}
              onFiles={(files) => void intake.takeFiles(files)}
              onFolder={intake.takeFolder}
            />
          )}
          <div ref={outcome}>
            <IntakeOutcome work={work} />
          </div>
          <HeldPanel questions={known.overview.questions} isBusy={isBusy} intake={intake} />
          <StationsTable stations={known.overview.stations} />
          <DeskDecisions
            decisions={known.overview.decisions}
            isBusy={isBusy}
            onUndo={intake.undo}
          />
          {known.overview.verified.length > 0 && <VerifiedTable scores={known.overview.verified} />}
          {takesIn && known.overview.stations.length > 0 && (
            <GivePanel
              isBusy={isBusy}
              onReceipts={intake.writeReceipts}
              onSettings={intake.sendSettings}
            />
          )}
        </>
      )}
    </DeskScreen>
  );
}
