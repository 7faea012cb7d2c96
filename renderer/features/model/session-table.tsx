import { Alert, Button, Group } from '@mantine/core';
import { Fragment, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import { RegisterTable } from '#renderer/ui/register-table.tsx';
import register from '#renderer/ui/register.module.css';
import { useFormat } from '#renderer/ui/use-format.ts';
import { writeDay } from '#renderer/ui/write-day.ts';
import { dayAt, minuteOfDayAt } from '#shared/calendar.ts';
import { monthOf, nextMonth, previousMonth, writeMonth } from '#shared/features/activity/month.ts';
import { countNames } from '#shared/features/model/figure-contradictions.ts';
import type {
  CountedSession,
  KnownModel,
  SessionsOfMonth,
} from '#shared/features/model/model.contract.ts';
import { FiguresHistory } from './figures-history.tsx';
import { FiguresForm } from './figures-form.tsx';
import styles from './session-table.module.css';
import type { MonthSessions } from './use-month-sessions.ts';

interface SessionTableProps {
  readonly sessions: MonthSessions;
  readonly models: readonly KnownModel[];
}

/** What was held in a month, with what staff counted, and what nobody has counted yet. */
export function SessionTable({ sessions, models }: SessionTableProps) {
  const { t } = useTranslation('model');
  const { view, problem, setMonth } = sessions;
  if (view === undefined) return problem === undefined ? null : <ProblemNote problem={problem} />;
  const { month, today } = view;
  const missing = view.sessions.filter(({ entered }) => entered === undefined).length;
  return (
    <section aria-label={t('session.title')} className={styles.section}>
      <div className={styles.head}>
        <h2 className={styles.title}>{t('session.title')}</h2>
        <Group gap={8} className={styles.months}>
          <Button
            variant="default"
            aria-label={t('session.before')}
            onClick={() => setMonth(previousMonth(month))}
          >
            ‹
          </Button>
          <span className={styles.month} role="status">
            {t('session.month', { month: writeMonth(month) })}
          </span>
          <Button
            variant="default"
            aria-label={t('session.after')}
            disabled={month >= monthOf(today)}
            onClick={() => setMonth(nextMonth(month))}
          >
            ›
          </Button>
          <Button
            variant="default"
            disabled={view.sessions.length === 0}
            onClick={() => window.print()}
          >
            {t('session.print')}
          </Button>
        </Group>
      </div>
      <p className={styles.intro}>{t('session.intro')}</p>
      <ProblemNote problem={problem} />
      {view.sessions.length === 0 ? (
        <Alert variant="light" icon={<Icon name="info" />} title={t('session.empty.title')}>
          {t('session.empty.body')}
        </Alert>
      ) : (
        <>
          {missing > 0 && <p className={styles.missing}>{t('session.missing', { n: missing })}</p>}
          <Table {...{ sessions, models, view }} />
        </>
      )}
    </section>
  );
}

type TableProps = SessionTableProps & { readonly view: SessionsOfMonth };

function Table({ sessions, models, view }: TableProps) {
  const { t } = useTranslation('model');
  const { month, unitName, mayEnter, offsetMinutes } = view;
  const [entering, setEntering] = useState<string>();
  const columns = mayEnter ? countNames.length + 4 : countNames.length + 3;
  return (
    <RegisterTable
      label={t('session.title')}
      paper={{ unitName, title: t('session.heading', { month: writeMonth(month) }) }}
      columns={[
        { label: t('session.when') },
        { label: t('session.what') },
        ...countNames.map((name) => ({ label: t(`figure.${name}`), holds: 'numbers' }) as const),
        { label: t('session.groups') },
        ...(mayEnter ? [{ label: t('session.actions'), holds: 'actions' } as const] : []),
      ]}
    >
      {view.sessions.map((session) => {
        const key = `${session.day} ${session.entryCode ?? ''} ${session.sessionId ?? ''}`;
        const model = models.find((each) => each.model.code === session.modelCode)?.model;
        return (
          <Fragment key={key}>
            <tr>
              <When session={session} offsetMinutes={offsetMinutes} />
              <What session={session} modelName={model?.name} />
              <Figures session={session} groups={model?.groups ?? []} />
              {mayEnter && (
                <td className={register.actions}>
                  <Button
                    size="sm"
                    variant={session.entered === undefined ? 'filled' : 'default'}
                    aria-label={t(
                      session.entered === undefined ? 'session.enterOf' : 'session.correctOf',
                      { day: writeDay(session.day) },
                    )}
                    onClick={() => setEntering(key)}
                  >
                    {t(session.entered === undefined ? 'session.enter' : 'session.correct')}
                  </Button>
                </td>
              )}
            </tr>
            {entering === key && (
              <tr className={register.actions}>
                <td colSpan={columns}>
                  {(session.entered?.versions ?? 0) > 1 && (
                    <FiguresHistory
                      session={session}
                      offsetMinutes={offsetMinutes}
                      versionsOf={sessions.versionsOf}
                    />
                  )}
                  <FiguresForm
                    session={session}
                    groups={model?.groups ?? []}
                    isBusy={sessions.isBusy}
                    onLeave={() => setEntering(undefined)}
                    onSave={async (figures) => {
                      if (await sessions.enter(session, figures)) setEntering(undefined);
                    }}
                  />
                </td>
              </tr>
            )}
          </Fragment>
        );
      })}
    </RegisterTable>
  );
}

interface WhenProps {
  readonly session: CountedSession;
  readonly offsetMinutes: number;
}

function When({ session, offsetMinutes }: WhenProps) {
  const { t } = useTranslation('model');
  const { fromMs, toMs } = session;
  const time = (utcMs: number) => {
    const minute = minuteOfDayAt(utcMs, offsetMinutes);
    return `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`;
  };
  return (
    <td className={styles.when}>
      {writeDay(dayAt(fromMs, offsetMinutes))}
      <span>{t('session.times', { from: time(fromMs), to: time(toMs) })}</span>
    </td>
  );
}

interface WhatProps {
  readonly session: CountedSession;
  readonly modelName: string | undefined;
}

function What({ session, modelName }: WhatProps) {
  const { t } = useTranslation('model');
  const { name, mode, modelCode, entered, isConfirmed } = session;
  const place = entered?.figures.place ?? session.place;
  const about = [
    modelCode === null ? t('session.noModel') : (modelName ?? modelCode),
    ...(place === '' ? [] : [place]),
    ...(isConfirmed ? [] : [t('session.unconfirmed')]),
    ...(entered === undefined
      ? []
      : [t('session.enteredBy', { person: entered.person, n: entered.versions })]),
  ];
  return (
    <td className={styles.what}>
      {name === '' ? t(`mode.${mode}`) : name}
      <span>{about.join(' · ')}</span>
    </td>
  );
}

interface FiguresProps {
  readonly session: CountedSession;
  readonly groups: KnownModel['model']['groups'];
}

function Figures({ session, groups }: FiguresProps) {
  const { t } = useTranslation('model');
  const format = useFormat();
  const { entered } = session;
  if (entered === undefined) {
    return (
      <td colSpan={countNames.length + 1} className={styles.none}>
        {t('session.notEntered')}
      </td>
    );
  }
  const { figures } = entered;
  const groupName = (wanted: string) => groups.find(({ code }) => code === wanted)?.name ?? wanted;
  return (
    <>
      {countNames.map((name) => {
        const value = figures[name];
        return (
          <td key={name} className={register.number}>
            {value === null ? t('session.blank') : format.count(value)}
          </td>
        );
      })}
      <td className={styles.byGroup}>
        {Object.entries(figures.groups)
          .map(([code, visits]) => t('session.group', { name: groupName(code), n: visits }))
          .join('; ')}
      </td>
    </>
  );
}

function ProblemNote({ problem }: Pick<MonthSessions, 'problem'>) {
  const { t } = useTranslation('model');
  if (problem === undefined) return null;
  if (problem === 'failed')
    return <FailureNote title={t('failed.title')} body={t('failed.body')} />;
  return <FailureNote title={t(`refused.${problem}.title`)} body={t(`refused.${problem}.body`)} />;
}
