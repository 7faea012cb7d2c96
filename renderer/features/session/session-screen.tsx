import { Alert, Button, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Client } from '#renderer/client/client.ts';
import { DeskScreen } from '#renderer/ui/desk-screen.tsx';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import type { SessionOfPlan, SessionView } from '#shared/features/session/session.contract.ts';
import type { PlanEntry } from '#shared/features/session/plan-entry.ts';
import { OpenSessionCard } from './open-session-card.tsx';
import { PlanSection } from './plan-section.tsx';
import { PlannedAround, PlannedToday } from './planned-lists.tsx';
import { SessionForm } from './session-form.tsx';
import styles from './session-screen.module.css';
import { usePlan, type PlanNotice } from './use-plan.ts';
import { useServiceSession, type Notice } from './use-service-session.ts';
import { writeDay, writeTime } from './write-moment.ts';

/** Staff open and end the times in which citizens rate outside the usual way. */
export function SessionScreen({ client }: { readonly client: Client }) {
  const { t } = useTranslation('session');
  const { state, look, open, close } = useServiceSession(client);
  const plan = usePlan(client);
  const start = async (session: SessionOfPlan) => {
    const { mode, place, code: entryCode } = session;
    await open({ mode, place, entryCode, minutes: minutesLeft(session, plan.view?.nowMs ?? 0) });
    plan.look();
  };
  const isPlanned = (plan.view?.plan.length ?? 0) > 0;
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
              {t('clock.body')} {isPlanned && t('clock.plan')}
            </Alert>
          )}
          <UncertainNote view={state.view} isBusy={state.isBusy} onEnd={close} />
          <PlanNote notice={plan.notice} onUndo={(before) => void plan.change(before)} />
          {state.view.open !== undefined && (
            <OpenSessionCard
              session={state.view.open}
              offsetMinutes={state.view.offsetMinutes}
              deskOnThisScreen={state.view.deskOnThisScreen}
              isBusy={state.isBusy}
              onEnd={close}
            />
          )}
          <PlannedToday
            plan={plan}
            onStart={
              state.view.open === undefined && !state.isBusy
                ? (session) => void start(session)
                : undefined
            }
          />
          {state.view.open === undefined && (
            <section aria-label={isPlanned ? t('byHand') : undefined}>
              {isPlanned && <h2 className={styles.title}>{t('byHand')}</h2>}
              <SessionForm isBusy={state.isBusy} onOpen={(wanted) => void open(wanted)} />
            </section>
          )}
          <PlannedAround plan={plan} />
          <PlanSection plan={plan} />
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
    case 'PLANNED_UNKNOWN':
    case 'STORE_FULL':
      return (
        <FailureNote title={t(`refused.${notice}.title`)} body={t(`refused.${notice}.body`)} />
      );
    default:
      return notice satisfies never;
  }
}

interface PlanNoteProps {
  readonly notice: PlanNotice | undefined;
  readonly onUndo: (before: readonly PlanEntry[]) => void;
}

function PlanNote({ notice, onUndo }: PlanNoteProps) {
  const { t } = useTranslation('session');
  if (notice === undefined) return null;
  switch (notice.is) {
    case 'removed':
      return (
        <Alert role="status" variant="light" icon={<Icon name="check" />}>
          <Text>{t('plan.removed')}</Text>
          <Button mt="sm" variant="default" onClick={() => onUndo(notice.before)}>
            {t('plan.undo')}
          </Button>
        </Alert>
      );
    case 'failed':
      return <FailureNote title={t('failed.title')} body={t('failed.body')} />;
    case 'PLANNED_UNKNOWN':
    case 'SETTINGS_CHANGED':
    case 'PLAN_WRONG':
    case 'MODEL_UNKNOWN':
    case 'STORE_FULL':
      return (
        <FailureNote
          title={t(`refused.${notice.is}.title`)}
          body={t(`refused.${notice.is}.body`)}
        />
      );
    default:
      return notice satisfies never;
  }
}

const shortestMinutes = 15;
const longestMinutes = 720;

/** Minutes until a planned session ends, as long as a session can be. */
function minutesLeft({ endsAtMs }: SessionOfPlan, nowMs: number): number {
  const minutes = Math.ceil((endsAtMs - nowMs) / 60_000);
  return Math.min(longestMinutes, Math.max(shortestMinutes, minutes));
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
