import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Client } from '#renderer/client/client.ts';
import { DeskScreen } from '#renderer/ui/desk-screen.tsx';
import styles from './batch-screen.module.css';
import { CarryCard } from './carry-card.tsx';
import { HistoryTable } from './history-table.tsx';
import { useBatches } from './use-batches.ts';
import { WaitingCard } from './waiting-card.tsx';

interface BatchScreenProps {
  readonly client: Client;
  /** The other way than by stick, where that is switched on; told when it has sent something. */
  readonly network?: (onSent: () => void) => ReactNode;
}

/** What this station sends: what waits, the stick it goes on, and every batch so far. */
export function BatchScreen({ client, network }: BatchScreenProps) {
  const { t } = useTranslation('batch');
  const { known, work, look, carry, takeReceipts } = useBatches(client);
  return (
    <DeskScreen
      isWide
      title={t('title')}
      intro={t('intro')}
      state={known.is}
      loading={t('loading')}
      failed={{ title: t('failed.title'), body: t('failed.body'), again: t('failed.again') }}
      onAgain={look}
    >
      {known.is === 'known' && (
        <div className={styles.parts}>
          <div className={styles.side}>
            <WaitingCard shown={known.shown} />
            {network?.(look)}
          </div>
          <CarryCard
            media={known.media}
            sendsUp={known.shown.sendsUp}
            work={work}
            onLook={look}
            onCarry={carry}
            onTakeReceipts={takeReceipts}
          />
          <HistoryTable batches={known.shown.batches} />
        </div>
      )}
    </DeskScreen>
  );
}
