import { Alert } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Icon } from '#renderer/ui/icon.tsx';
import { writeDay } from '#renderer/ui/write-day.ts';
import { writeMonth } from '#shared/features/activity/month.ts';
import type { QuestionOverview } from '#shared/features/gaming/gaming.contract.ts';
import styles from './gaming.module.css';

type Waiting = QuestionOverview['waiting'];

/** Closed months that wait, and for what. */
export function WaitingMonths({ waiting }: { readonly waiting: Waiting }) {
  const { t } = useTranslation('gaming');
  if (waiting.length === 0) return null;
  return (
    <Alert variant="light" icon={<Icon name="info" />} className={styles.note}>
      {waiting.map(({ month, why, until }) => (
        <p key={month}>
          {t(`waits.${why}`, { month: writeMonth(month), until: until && writeDay(until) })}
        </p>
      ))}
    </Alert>
  );
}

/** Which months were looked at, and what could not be asked of each. */
export function LookedMonths({ months }: { readonly months: QuestionOverview['months'] }) {
  const { t } = useTranslation('gaming');
  if (months.length === 0) return null;
  return (
    <details className={styles.months}>
      <summary>{t('section.months')}</summary>
      {months.map(({ month, lookedOn, notAsked }) => (
        <section key={month}>
          <h3>{t('month.looked', { month: writeMonth(month), day: writeDay(lookedOn) })}</h3>
          {notAsked.length === 0 && <p>{t('month.all')}</p>}
          {[...Map.groupBy(notAsked, ({ why }) => why)].map(([why, some]) => (
            <div key={why}>
              <p>{t('month.notAsked', { why: t(`silence.${why}`) })}</p>
              <ul>
                {some.map(({ code }) => (
                  <li key={code}>{t(`name.${code}`)}</li>
                ))}
              </ul>
            </div>
          ))}
        </section>
      ))}
    </details>
  );
}
