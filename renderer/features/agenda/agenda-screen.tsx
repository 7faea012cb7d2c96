import { Alert, Button, SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Client } from '#renderer/client/client.ts';
import { DeskScreen } from '#renderer/ui/desk-screen.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import { PaperHead } from '#renderer/ui/register-table.tsx';
import { writeDay } from '#renderer/ui/write-day.ts';
import { daysBetween } from '#shared/calendar.ts';
import type { Agenda } from '#shared/features/agenda/agenda.contract.ts';
import { shiftMonth } from '#shared/features/agenda/agenda-days.ts';
import { AgendaList } from './agenda-list.tsx';
import styles from './agenda-screen.module.css';
import { MonthGrid } from './month-grid.tsx';
import { useAgenda, type Shown } from './use-agenda.ts';

/** Deadlines, sessions, what was held, surveys and days off, by month or quarter. */
export function AgendaScreen({ client }: { readonly client: Client }) {
  const { t } = useTranslation('agenda');
  const { known, show, again } = useAgenda(client);
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
          <PaperHead
            unitName={known.agenda.unitName}
            title={t('title')}
            asOf={t('asOf', { day: writeDay(known.agenda.today) })}
          />
          <Overdue agenda={known.agenda} />
          <Tools agenda={known.agenda} quarter={known.quarter} onShow={show} />
          {known.agenda.entries.length === 0 && (
            <Alert variant="light" icon={<Icon name="info" />} title={t('empty.title')}>
              {t('empty.body')}
            </Alert>
          )}
          {!known.quarter && (
            <div className={styles.grid}>
              <MonthGrid agenda={known.agenda} />
            </div>
          )}
          <div className={known.quarter ? undefined : styles.narrow}>
            <AgendaList agenda={known.agenda} />
          </div>
        </>
      )}
    </DeskScreen>
  );
}

/** What is past its day stays on top, whichever days are shown. */
function Overdue({ agenda }: { readonly agenda: Agenda }) {
  const { t } = useTranslation('agenda');
  const { overdue, today } = agenda;
  if (overdue.length === 0) return null;
  return (
    <section className={styles.overdue} aria-label={t('overdue.title', { n: overdue.length })}>
      <h2>
        <Icon name="attention" />
        {t('overdue.title', { n: overdue.length })}
      </h2>
      <ul>
        {overdue.map((entry) => (
          <li key={entry.id}>
            {t('overdue.entry', {
              day: writeDay(entry.day),
              count: daysBetween(entry.day, today),
              title: entry.title,
              detail: entry.detail,
            })}
          </li>
        ))}
      </ul>
    </section>
  );
}

interface ToolsProps {
  readonly agenda: Agenda;
  readonly quarter: boolean;
  readonly onShow: (shown: Shown) => void;
}

function Tools({ agenda, quarter, onShow }: ToolsProps) {
  const { t } = useTranslation('agenda');
  const first = agenda.from.slice(0, 7);
  const month = Number(first.slice(5));
  const step = quarter ? 3 : 1;
  const move = (by: number) => onShow({ month: shiftMonth(first, by), quarter });
  const isNow = agenda.from <= agenda.today && agenda.today <= agenda.to;
  const name = quarter
    ? t('quarter', { quarter: Math.ceil(month / 3), year: first.slice(0, 4) })
    : t('month', { month: first.slice(5), year: first.slice(0, 4) });
  return (
    <div className={styles.tools}>
      <h2 className={styles.name} aria-live="polite">
        {name}
      </h2>
      <div className={styles.turn}>
        <Button variant="default" onClick={() => move(-step)}>
          {t(quarter ? 'before.quarter' : 'before.month')}
        </Button>
        <Button variant="default" disabled={isNow} onClick={() => onShow({ quarter })}>
          {t('now')}
        </Button>
        <Button variant="default" onClick={() => move(step)}>
          {t(quarter ? 'after.quarter' : 'after.month')}
        </Button>
      </div>
      <SegmentedControl
        aria-label={t('show.label')}
        value={quarter ? 'quarter' : 'month'}
        onChange={(value) =>
          onShow({ month: isNow ? agenda.today.slice(0, 7) : first, quarter: value === 'quarter' })
        }
        data={[
          { value: 'month', label: t('show.month') },
          { value: 'quarter', label: t('show.quarter') },
        ]}
      />
      <Button variant="default" onClick={() => window.print()}>
        {t('print')}
      </Button>
    </div>
  );
}
