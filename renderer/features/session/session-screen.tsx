import { Alert, Button, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Client } from '#renderer/client/client.ts';
import { DeskScreen } from '#renderer/ui/desk-screen.tsx';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import type { SessionView } from '#shared/features/session/session.contract.ts';
import { OpenSessionCard } from './open-session-card.tsx';
import { SessionForm } from './session-form.tsx';
import styles from './session-screen.module.css';
import { useServiceSession, type Notice } from './use-service-session.ts';
import { writeDay, writeTime } from './write-moment.ts';

/** Staff open and end the times in which citizens rate outside the usual way. */
export function SessionScreen({ client }: { readonly client: Client }) {
  const { t } = useTranslation('session');
  const { state, look, open, close } = useServiceSession(client);
  return (
    <DeskScreen
      title={t('title')}
      intro={t('intro')}
      state={state.is}
      loading={t('loading')}
      failed={{
        title: t('failed.title'),
        body: t('failed.body'),
        again: t('failed.again'),
      }}
      onAgain={look}
    >
      {state.is === 'known' && (
        <div className={styles.parts}>
          <NoticeNote notice={state.notice} />
          {!state.view.clockTrusted && (
            <Alert
              variant="default"
              icon={<Icon name="attention" />}
              title={t('clock.title')}
              className={styles.note}
            >
              {t('clock.body')}
            </Alert>
          )}
          <UncertainNote view={state.view} isBusy={state.isBusy} onEnd={close} />
          {state.view.open === undefined ? (
            <SessionForm isBusy={state.isBusy} onOpen={open} />
          ) : (
            <OpenSessionCard
              session={state.view.open}
              offsetMinutes={state.view.offsetMinutes}
              deskOnThisScreen={state.view.deskOnThisScreen}
              isBusy={state.isBusy}
              onEnd={close}
            />
          )}
        </div>
      )}
    </DeskScreen>
  );
}

function NoticeNote({ notice }: { readonly notice: Notice | undefined }) {
  const { t } = useTranslation('session');
  switch (notice) {
    case undefined:
      return null;
    case 'ended':
      return (
        <Alert role="status" variant="light" icon={<Icon name="check" />}>
          <Text>{t('ended')}</Text>
        </Alert>
      );
    case 'failed':
      return <FailureNote title={t('failed.title')} body={t('failed.body')} />;
    case 'SESSION_OPEN':
    case 'STORE_FULL':
      return (
        <FailureNote title={t(`refused.${notice}.title`)} body={t(`refused.${notice}.body`)} />
      );
    default:
      return notice satisfies never;
  }
}

interface UncertainNoteProps {
  readonly view: SessionView;
  readonly isBusy: boolean;
  readonly onEnd: () => void;
}

function UncertainNote({ view, isBusy, onEnd }: UncertainNoteProps) {
  const { t } = useTranslation('session');
  const { uncertain, offsetMinutes } = view;
  if (uncertain === undefined) return null;
  const values = {
    mode: t(`mode.${uncertain.mode}`),
    from: writeTime(uncertain.openedAtMs, offsetMinutes),
    day: writeDay(uncertain.openedAtMs, offsetMinutes),
  };
  return (
    <FailureNote title={t('uncertain.title')} body={t('uncertain.body', values)}>
      <Button variant="default" disabled={isBusy} onClick={onEnd}>
        {t('uncertain.end')}
      </Button>
    </FailureNote>
  );
}
