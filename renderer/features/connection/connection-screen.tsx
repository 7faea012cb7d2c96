import { Alert } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Client } from '#renderer/client/client.ts';
import { DeskScreen } from '#renderer/ui/desk-screen.tsx';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import { useRevealed } from '#renderer/ui/use-revealed.ts';
import { writeDay } from '#renderer/ui/write-day.ts';
import type { Connections } from '#shared/features/connection/connection.contract.ts';
import { ConfirmCard } from './confirm-card.tsx';
import { ConnectionNotice } from './connection-notice.tsx';
import styles from './connection-screen.module.css';
import { KnownList } from './known-list.tsx';
import { OwnCards } from './own-cards.tsx';
import { TakeCard } from './take-card.tsx';
import { useConnections } from './use-connections.ts';

interface ConnectionScreenProps {
  readonly client: Client;
  /** How the machines meet on the office's network. */
  readonly network?: ReactNode;
}

/** Who this machine is to others, and whom it trusts: cards that are shown, taken in and revoked. */
export function ConnectionScreen({ client, network }: ConnectionScreenProps) {
  const { t } = useTranslation('connection');
  const { state, look, choose, putBack, enrol, revoke, save } = useConnections(client);
  const notice = state.is === 'known' ? state.notice : undefined;
  const revealed = useRevealed<HTMLDivElement>(JSON.stringify(notice ?? null));
  return (
    <DeskScreen
      title={t('title')}
      intro={t('intro')}
      state={state.is}
      loading={t('loading')}
      failed={{ title: t('failed.title'), body: t('failed.body'), again: t('failed.again') }}
      onAgain={look}
    >
      <div ref={revealed} className={styles.notice}>
        <ConnectionNotice notice={notice} />
      </div>
      {state.is === 'known' && (
        <div className={styles.parts}>
          {state.connections.altered > 0 && (
            <FailureNote title={t('altered.title')} body={t('altered.body')} />
          )}
          <NewLife life={state.connections.life} />
          <OwnCards cards={state.connections.own} isBusy={state.isBusy} onSave={save} />
          {state.chosen === undefined ? (
            <TakeCard isBusy={state.isBusy} onCard={choose} />
          ) : (
            <ConfirmCard
              key={state.chosen.card}
              chosen={state.chosen}
              isBusy={state.isBusy}
              onTake={enrol}
              onPutBack={putBack}
            />
          )}
          <KnownList known={state.connections.known} isBusy={state.isBusy} onRevoke={revoke} />
          {network}
        </div>
      )}
    </DeskScreen>
  );
}

/** Nothing while the folder is in its first life. */
function NewLife({ life: { number, reason, startedOn } }: Pick<Connections, 'life'>) {
  const { t } = useTranslation('connection');
  if (number === 1) return null;
  return (
    <Alert
      variant="default"
      className={styles.note}
      icon={<Icon name="attention" />}
      title={t('life.title', { number, day: writeDay(startedOn) })}
    >
      <p className={styles.line}>{t(`life.${reason}`)}</p>
      <p className={styles.line}>{t('life.next')}</p>
    </Alert>
  );
}
