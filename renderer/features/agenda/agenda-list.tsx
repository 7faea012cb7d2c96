import { useTranslation } from 'react-i18next';
import register from '#renderer/ui/register.module.css';
import { writeDay } from '#renderer/ui/write-day.ts';
import { weekdayOf } from '#shared/calendar.ts';
import type { Agenda } from '#shared/features/agenda/agenda.contract.ts';
import { daysOf, entriesOn } from '#shared/features/agenda/agenda-days.ts';
import styles from './agenda-screen.module.css';
import { EntryLine } from './entry-line.tsx';

const weekdays = ['1', '2', '3', '4', '5', '6', '7'] as const;

/** The days on which there is something, and today; what goes on for days stands at its first. */
export function AgendaList({ agenda }: { readonly agenda: Agenda }) {
  const { t } = useTranslation('agenda');
  const { from, today } = agenda;
  // what began before the first day shown stands there
  const begun = agenda.entries.map((entry) => ({
    ...entry,
    at: entry.day < from ? from : entry.day,
  }));
  const days = daysOf(agenda)
    .map((day) => ({
      day,
      entries: entriesOn(
        begun.filter(({ at }) => at === day),
        day,
      ),
    }))
    .filter(({ day, entries }) => entries.length > 0 || day === today);
  if (days.length === 0) return null;
  return (
    <table className={`${register.table} ${styles.list}`} aria-label={t('list')}>
      <tbody>
        {days.map(({ day, entries }) => (
          <tr key={day} data-today={day === today}>
            <th scope="row">
              {t('day', {
                weekday: t(`weekday.${weekdays[weekdayOf(day) - 1] ?? '1'}`),
                day: writeDay(day),
              })}
              {day === today && <span className={styles.today}>{t('today')}</span>}
            </th>
            <td>
              {entries.length === 0 ? (
                t('nothing')
              ) : (
                <ul className={styles.entries}>
                  {entries.map((entry) => (
                    <EntryLine key={entry.id} entry={entry} isShort={false} />
                  ))}
                </ul>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
