import { Alert, Loader, Tabs } from '@mantine/core';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Client } from '#renderer/client/client.ts';
import { IdleWarning } from '#renderer/features/access/idle-warning.tsx';
import { PersonBadge } from '#renderer/features/access/person-badge.tsx';
import { useIdle } from '#renderer/features/access/use-idle.ts';
import { ActivityScreen } from '#renderer/features/activity/activity-screen.tsx';
import { AssessmentScreen } from '#renderer/features/assessment/assessment-screen.tsx';
import { BatchScreen } from '#renderer/features/batch/batch-screen.tsx';
import { ConfigureScreen } from '#renderer/features/configure/configure-screen.tsx';
import { CampaignScreen } from '#renderer/features/campaign/campaign-screen.tsx';
import { ConfidentialScreen } from '#renderer/features/confidential/confidential-screen.tsx';
import { ConnectionScreen } from '#renderer/features/connection/connection-screen.tsx';
import { DifficultyScreen } from '#renderer/features/difficulty/difficulty-screen.tsx';
import { FiguresScreen } from '#renderer/features/figures/figures-screen.tsx';
import { InboxScreen } from '#renderer/features/inbox/inbox-screen.tsx';
import { GamingScreen } from '#renderer/features/gaming/gaming-screen.tsx';
import { GatherScreen } from '#renderer/features/gather/gather-screen.tsx';
import { SurveySection } from '#renderer/features/survey/survey-section.tsx';
import { GlanceScreen } from '#renderer/features/glance/glance-screen.tsx';
import { IntakeScreen } from '#renderer/features/intake/intake-screen.tsx';
import { SettingsCard } from '#renderer/features/intake/settings-card.tsx';
import { LanguagesScreen } from '#renderer/features/languages/languages-screen.tsx';
import { LettersScreen } from '#renderer/features/letter/letters-screen.tsx';
import { ModelScreen } from '#renderer/features/model/model-screen.tsx';
import { HealthAlert } from '#renderer/features/health/health-alert.tsx';
import { HealthScreen } from '#renderer/features/health/health-screen.tsx';
import { NetworkPanel } from '#renderer/features/network/network-panel.tsx';
import { PushCard } from '#renderer/features/network/push-card.tsx';
import { PaperEntryScreen } from '#renderer/features/paper/entry-screen.tsx';
import { OfficeScreen } from '#renderer/features/office/office-screen.tsx';
import { PaperScreen } from '#renderer/features/paper/paper-screen.tsx';
import { OwnScreen } from '#renderer/features/people/own-screen.tsx';
import { PeopleScreen } from '#renderer/features/people/people-screen.tsx';
import { RosterScreen } from '#renderer/features/roster/roster-screen.tsx';
import { SessionScreen } from '#renderer/features/session/session-screen.tsx';
import { AgendaScreen } from '#renderer/features/agenda/agenda-screen.tsx';
import { UndertakingScreen } from '#renderer/features/undertaking/undertaking-screen.tsx';
import { TaskScreen } from '#renderer/features/task/task-screen.tsx';
import { TablesScreen } from '#renderer/features/tables/tables-screen.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import { UnsavedGuard, useLeave } from '#renderer/ui/unsaved.tsx';
import type { Session, SignInView } from '#shared/features/access/access.contract.ts';
import { DeskFrame } from './desk-frame.tsx';
import styles from './signed-in-screen.module.css';
import { TabList } from './tab-list.tsx';
import { tabGroupsFor, type Tab } from './tabs.ts';
import { useWide } from './use-wide.ts';

/** Fetched when it is first looked at: nobody else waits for what draws charts. */
const ReportButton = lazy(async () => ({
  default: (await import('#renderer/features/report/report-button.tsx')).ReportButton,
}));
const EvaluationScreen = lazy(async () => ({
  default: (await import('#renderer/features/evaluation/evaluation-screen.tsx')).EvaluationScreen,
}));

interface SignedInScreenProps {
  readonly client: Client;
  readonly view: SignInView;
  readonly session: Session;
  readonly onSignOut: () => void;
  readonly onIdleEnd: (expected: boolean) => void;
}

/** What a person may do, a tab each. */
export function SignedInScreen(props: SignedInScreenProps) {
  const { t } = useTranslation('access');
  const words = {
    title: t('unsaved.title'),
    body: t('unsaved.body'),
    stay: t('unsaved.stay'),
    drop: t('unsaved.drop'),
  };
  return (
    <UnsavedGuard words={words}>
      <Screens {...props} />
    </UnsavedGuard>
  );
}

function Screens({ client, view, session, onSignOut, onIdleEnd }: SignedInScreenProps) {
  const { t } = useTranslation('access');
  const leave = useLeave();
  const { secondsLeft, stay } = useIdle(client, session.idleAfterSeconds, onIdleEnd);
  const isWide = useWide();
  const groups = tabGroupsFor(session.rights);
  const tabs = groups.flatMap((group) => group.tabs);
  const [chosen, setTab] = useState(tabs[0]);
  const tab = chosen !== undefined && tabs.includes(chosen) ? chosen : tabs[0]; // roles may change

  return (
    <DeskFrame
      view={view}
      screen={tab ?? 'figures'}
      person={<PersonBadge person={session.person} onSignOut={() => leave(onSignOut)} />}
    >
      {tab === undefined ? (
        <main className={styles.panel}>
          <Alert icon={<Icon name="info" />} title={t('nothingToDo.title')}>
            {t('nothingToDo.body')}
          </Alert>
        </main>
      ) : (
        <Tabs
          value={tab}
          onChange={(chosen) => leave(() => setTab(tabs.find((known) => known === chosen)))}
          keepMounted={false}
          orientation={isWide ? 'vertical' : 'horizontal'}
          className={styles.screens}
        >
          <TabList groups={groups} chosen={tab} isWide={isWide} />
          <main className={styles.main}>
            {session.rights.includes('station.configure') && tab !== 'health' && (
              <HealthAlert client={client} />
            )}
            {tabs.map((name) => (
              // an export goes on, and what is typed stays, while somebody looks at something else
              <Tabs.Panel
                key={name}
                value={name}
                className={styles.panel}
                keepMounted={['tables', 'batch', 'gather', 'activity'].includes(name)}
              >
                {panelOf(name, client, session)}
              </Tabs.Panel>
            ))}
          </main>
        </Tabs>
      )}
      {secondsLeft !== undefined && <IdleWarning secondsLeft={secondsLeft} onStay={stay} />}
    </DeskFrame>
  );
}

function panelOf(tab: Tab, client: Client, session: Session): ReactNode {
  switch (tab) {
    case 'figures':
      return <FiguresScreen client={client} />;
    case 'inbox':
      return <InboxScreen client={client} />;
    case 'confidential':
      return <ConfidentialScreen client={client} />;
    case 'letters':
      return <LettersScreen client={client} session={session} />;
    case 'glance':
      return <GlanceScreen client={client} />;
    case 'activity':
      return <ActivityScreen client={client} />;
    case 'gaming':
      return <GamingScreen client={client} rights={session.rights} />;
    case 'difficulty':
      return <DifficultyScreen client={client} />;
    case 'task':
      return <TaskScreen client={client} />;
    case 'undertaking':
      return <UndertakingScreen client={client} />;
    case 'agenda':
      return <AgendaScreen client={client} />;
    case 'assessment':
      return <AssessmentScreen client={client} rights={session.rights} />;
    case 'model':
      return <ModelScreen client={client} />;
    case 'evaluation':
      return <Evaluations client={client} session={session} />;
    case 'intake':
      return <IntakeScreen client={client} rights={session.rights} />;
    case 'gather':
      return (
        <GatherScreen
          client={client}
          surveys={(isStoreBusy) => <SurveySection client={client} isStoreBusy={isStoreBusy} />}
        />
      );
    case 'tables':
      return <TablesScreen client={client} />;
    case 'batch':
      return (
        <>
          <BatchScreen
            client={client}
            network={(onSent) => <PushCard client={client} onSent={onSent} />}
          />
          {session.rights.includes('office.change') && <SettingsCard client={client} />}
        </>
      );
    case 'languages':
      return <LanguagesScreen client={client} />;
    case 'session':
      return <SessionScreen client={client} />;
    case 'roster':
      return <RosterScreen client={client} rights={session.rights} />;
    case 'paper':
      return <PaperScreen client={client} />;
    case 'paperEntry':
      return <PaperEntryScreen client={client} />;
    case 'campaign':
      return <CampaignScreen client={client} />;
    case 'configure':
      return <ConfigureScreen client={client} />;
    case 'connection':
      return <ConnectionScreen client={client} network={<NetworkPanel client={client} />} />;
    case 'office':
      return <OfficeScreen client={client} />;
    case 'health':
      return <HealthScreen client={client} />;
    case 'people':
      return <PeopleScreen client={client} />;
    case 'own':
      return <OwnScreen client={client} />;
    default:
      return tab satisfies never;
  }
}

function Evaluations({ client, session }: Pick<SignedInScreenProps, 'client' | 'session'>) {
  const { t } = useTranslation('evaluation');
  return (
    <Suspense fallback={<Loader role="status" aria-label={t('loading')} />}>
      <EvaluationScreen
        client={client}
        rights={session.rights}
        renderReport={(place, question) => (
          <ReportButton client={client} place={place} question={question} />
        )}
      />
    </Suspense>
  );
}
