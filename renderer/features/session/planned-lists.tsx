import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SessionOfPlan } from '#shared/features/session/session.contract.ts';
import { PlannedRow } from './planned-row.tsx';
import styles from './planned-lists.module.css';
import type { Plan } from './use-plan.ts';

interface PlannedListsProps {
  readonly plan: Plan;
  /** Starts a planned session on this screen; nothing while another one is open. */
  readonly onStart: ((session: SessionOfPlan) => void) | undefined;
}

/** What is planned for today, and what nobody has confirmed. */
export function PlannedToday({ plan, onStart }: PlannedListsProps) {
  const { t } = useTranslation('session');
  const { sessions, today } = plan.view ?? { sessions: [], today: '' };
  const waiting = sessions
    .filter(({ time, decided }) => time === 'past' && decided === undefined)
    .toReversed();
  const now = sessions.filter((session) => session.day === today && !waiting.includes(session));
  return (
    <>
      <PlannedList title={t('plan.today')} sessions={now} plan={plan} onStart={onStart} />
      <PlannedList title={t('plan.waiting')} sessions={waiting} plan={plan} onStart={undefined} />
    </>
  );
}

/** What is planned for the next days, and what has been. */
export function PlannedAround({ plan }: { readonly plan: Plan }) {
  const { t } = useTranslation('session');
  const { sessions, today } = plan.view ?? { sessions: [], today: '' };
  const ahead = sessions.filter(({ day }) => day > today);
  const over = sessions
    .filter(({ day, decided }) => day < today && decided !== undefined)
    .toReversed();
  return (
    <>
      <PlannedList title={t('plan.ahead')} sessions={ahead} plan={plan} onStart={undefined} />
      {over.length > 0 && (
        <details>
          <summary className={styles.summary}>{t('plan.over', { count: over.length })}</summary>
          <PlannedList sessions={over} plan={plan} onStart={undefined} />
        </details>
      )}
    </>
  );
}

interface PlannedListProps extends PlannedListsProps {
  readonly title?: string;
  readonly sessions: readonly SessionOfPlan[];
}

/** So many are shown at first: what is by hand below them must stay in reach. */
const fewSessions = 4;

function PlannedList({ title, sessions, plan, onStart }: PlannedListProps) {
  const { t } = useTranslation('session');
  const [showsAll, setShowsAll] = useState(false);
  if (sessions.length === 0 || plan.view === undefined) return null;
  const { offsetMinutes, today, models } = plan.view;
  const isStartable = ({ day, mode, time, decided }: SessionOfPlan) =>
    mode === 'portable' && day === today && time !== 'past' && decided?.kind !== 'cancelled';
  return (
    <section aria-label={title}>
      {title !== undefined && <h2 className={styles.title}>{title}</h2>}
      <ul className={styles.list}>
        {(showsAll ? sessions : sessions.slice(0, fewSessions)).map((session) => (
          <PlannedRow
            key={`${session.day} ${session.code}`}
            session={session}
            models={models}
            offsetMinutes={offsetMinutes}
            isBusy={plan.isBusy}
            onDecide={(decision) => void plan.decide(decision)}
            onStart={onStart && isStartable(session) ? () => onStart(session) : undefined}
          />
        ))}
      </ul>
      {!showsAll && sessions.length > fewSessions && (
        <Button mt="sm" variant="default" onClick={() => setShowsAll(true)}>
          {t('plan.more', { count: sessions.length - fewSessions })}
        </Button>
      )}
    </section>
  );
}
