import { useTranslation } from 'react-i18next';
import { Heading } from '#renderer/ui/heading.tsx';
import { dayAt, minuteOfDayAt, usualOffsetMinutes } from '#shared/calendar.ts';
import type { Channel, Opening } from '#shared/features/folder/office-settings.ts';
import styles from './closed-screen.module.css';
import {
  nextOpening,
  weeklyTimes,
  writeTime,
  type SameTimes,
  type Weekday,
} from './opening-times.ts';
import { useFitted } from './use-fitted.ts';

/** More stand in two columns. */
const manyChannels = 3;

interface ClosedScreenProps {
  readonly hours: readonly Opening[];
  readonly channels: readonly Channel[];
  /** Now, by the clock of a machine that trusts it. */
  readonly nowMs: number;
}

/** Outside the hours: when to come back, and how to be heard before. */
export function ClosedScreen({ hours, channels, nowMs }: ClosedScreenProps) {
  const { t } = useTranslation('idle');
  const screen = useFitted<HTMLElement>(channels);
  const next = useNextOpening(hours, nowMs);
  return (
    <main ref={screen} className={styles.closed}>
      <div className={styles.words}>
        <Heading className={styles.title}>{t('closed.title')}</Heading>
        {next !== undefined && <p className={styles.next}>{next}</p>}
      </div>
      <div className={styles.cards}>
        <section className={styles.card}>
          <h2 className={styles.head}>{t('closed.hours')}</h2>
          <dl className={styles.hours}>
            {weeklyTimes(hours).map((times) => (
              <TimesOfDays key={String(times.runs)} times={times} />
            ))}
          </dl>
          <p className={styles.holidays}>{t('closed.holidays')}</p>
        </section>
        {channels.length > 0 && (
          <section className={styles.card} data-many={channels.length > manyChannels}>
            <h2 className={styles.head}>{t('closed.channels')}</h2>
            <ul className={styles.channels} lang="vi">
              {channels.map(({ name, detail }) => (
                <li key={name + detail} className={styles.channel}>
                  <span className={styles.name}>{name}</span>
                  <span>{detail}</span>
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
    </main>
  );
}

function TimesOfDays({ times }: { readonly times: SameTimes }) {
  const { t } = useTranslation('idle');
  const nameOf = (day: Weekday) => t(`weekday.${day}`);
  const days = times.runs.flatMap(([first, last]) =>
    last - first > 1
      ? `${nameOf(first)} – ${nameOf(last)}`
      : first === last
        ? nameOf(first)
        : [nameOf(first), nameOf(last)],
  );
  return (
    <>
      <dt className={styles.days}>{days.join(', ')}</dt>
      <dd className={styles.times}>
        {times.spans.map(({ from, to }) => (
          <span key={from} className={styles.span}>{`${writeTime(from)} – ${writeTime(to)}`}</span>
        ))}
      </dd>
    </>
  );
}

function useNextOpening(hours: readonly Opening[], nowMs: number): string | undefined {
  const { t } = useTranslation('idle');
  const today = dayAt(nowMs, usualOffsetMinutes);
  const next = nextOpening(hours, today, minuteOfDayAt(nowMs, usualOffsetMinutes));
  if (next === undefined) return undefined;
  const [hour = '', minute = ''] = writeTime(next.from).split(':');
  const time = t('closed.time', { hour, minute });
  const weekday = t(`onWeekday.${next.weekday}`);
  if (next.daysAhead === 0) return t('closed.nextToday', { time });
  if (next.daysAhead === 1) return t('closed.nextTomorrow', { weekday, time });
  return t('closed.nextLater', { weekday, time });
}
