import { useTranslation } from 'react-i18next';
import type { Day } from '#shared/calendar.ts';
import type { Agenda } from '#shared/features/agenda/agenda.contract.ts';
import { entriesOn, weeksOf } from '#shared/features/agenda/agenda-days.ts';
import styles from './agenda-screen.module.css';
import { EntryLine } from './entry-line.tsx';

/** A month as people here hang it on the wall: weeks from Monday, days in rows. */
export function MonthGrid({ agenda }: { readonly agenda: Agenda }) {
  const { t } = useTranslation('agenda');
  const month = agenda.from.slice(0, 7);
  return (
    <table
      className={styles.month}
      aria-label={t('month', { month: month.slice(5), year: month.slice(0, 4) })}
    >
      <thead>
        <tr>
          {(['1', '2', '3', '4', '5', '6', '7'] as const).map((weekday) => (
            <th key={weekday} scope="col">
              {t(`weekday.${weekday}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(month).map((week) => (
          <tr key={week[0]}>
            {week.map((day) => (
              <DayCell key={day} day={day} month={month} agenda={agenda} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface DayCellProps {
  readonly day: Day;
  readonly month: string;
  readonly agenda: Agenda;
}

function DayCell({ day, month, agenda }: DayCellProps) {
  const { t } = useTranslation('agenda');
  if (!day.startsWith(month)) return <td className={styles.other} aria-hidden="true" />;
  const entries = entriesOn(agenda.entries, day);
  const isToday = day === agenda.today;
  return (
    <td className={styles.day} data-today={isToday} aria-current={isToday ? 'date' : undefined}>
      <span className={styles.number}>
        {Number(day.slice(8))}
        {isToday && <span className={styles.today}>{t('today')}</span>}
      </span>
      {entries.length > 0 && (
        <ul className={styles.entries}>
          {entries.map((entry) => (
            <EntryLine key={entry.id} entry={entry} isShort />
          ))}
        </ul>
      )}
    </td>
  );
}
