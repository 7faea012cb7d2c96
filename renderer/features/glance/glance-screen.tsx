import { Alert } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Client } from '#renderer/client/client.ts';
import { DeskScreen } from '#renderer/ui/desk-screen.tsx';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import { AlertList, SeenAlerts } from './alert-list.tsx';
import { CoverageCard } from './coverage-card.tsx';
import styles from './glance-screen.module.css';
import { NewestCard } from './newest-card.tsx';
import { ReasonsCard } from './reasons-card.tsx';
import { SessionsCard } from './sessions-card.tsx';
import { ThresholdCard } from './threshold-card.tsx';
import { useGlance, type Notice } from './use-glance.ts';
import { WaitingCard } from './waiting-card.tsx';

/** What the desk begins with: what is released, what waits, what to look at. */
export function GlanceScreen({ client }: { readonly client: Client }) {
  const { t } = useTranslation('glance');
  const { known, notice, isBusy, again, acknowledge, setThresholds } = useGlance(client);
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
      <NoticeNote notice={notice} />
      {known.is === 'known' && (
        <div className={styles.cards}>
          <AlertList alerts={known.overview.alerts} isBusy={isBusy} onAcknowledge={acknowledge} />
          <div className={styles.column}>
            <NewestCard glance={known.overview} />
            <CoverageCard coverage={known.overview.coverage} />
          </div>
          <div className={styles.column}>
            <WaitingCard
              inbox={known.overview.inbox}
              letters={known.overview.letters}
              batches={known.overview.batches}
              tasks={known.overview.tasks}
              questions={known.overview.questions}
            />
            <ReasonsCard glance={known.overview} />
            <SessionsCard glance={known.overview} />
            <ThresholdCard
              key={known.overview.settingsVersion}
              glance={known.overview}
              isBusy={isBusy}
              onSave={(thresholds) => setThresholds(known.overview.settingsVersion, thresholds)}
            />
          </div>
          <SeenAlerts acknowledged={known.overview.acknowledged} />
        </div>
      )}
    </DeskScreen>
  );
}

function NoticeNote({ notice }: { readonly notice: Notice | undefined }) {
  const { t } = useTranslation('glance');
  if (notice === undefined) return null;
  if (notice === 'failed') {
    return <FailureNote title={t('failed.title')} body={t('failed.body')} />;
  }
  if (notice === 'thresholdsSaved') {
    return (
      <Alert role="status" variant="light" icon={<Icon name="check" />}>
        {t('thresholds.saved')}
      </Alert>
    );
  }
  return <FailureNote title={t(`refused.${notice}.title`)} body={t(`refused.${notice}.body`)} />;
}
