import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/ui/use-format.ts';
import type { Glance, NewestPeriod } from '#shared/features/glance/glance.contract.ts';
import { Card } from './card.tsx';
import styles from './glance-screen.module.css';
import { writeDay } from './write-when.ts';

/** The newest released period, what can be said from it, and from when more can be. */
export function NewestCard({ glance }: { readonly glance: Glance }) {
  const { t } = useTranslation('glance');
  const { newest, minimum, smallest } = glance;
  if (newest === undefined) {
    return (
      <Card title={t('empty.title')}>
        <p>{t('empty.body', { minimum })}</p>
      </Card>
    );
  }
  const { fromDay, toDay } = newest.period;
  return (
    <Card title={t('newest.title')}>
      <p className={styles.soft}>
        {fromDay === toDay
          ? t('newest.day', { day: writeDay(toDay) })
          : t('newest.days', { from: writeDay(fromDay), to: writeDay(toDay) })}
      </p>
      <Headline newest={newest} smallest={smallest} />
      <NextPeriod glance={glance} />
    </Card>
  );
}

interface HeadlineProps {
  readonly newest: NewestPeriod;
  readonly smallest: number;
}

function Headline({ newest, smallest }: HeadlineProps) {
  const { t } = useTranslation('glance');
  const format = useFormat();
  const { total, change, usefulN } = newest;
  if (total === undefined) return <p>{t('newest.none', { smallest })}</p>;
  const { n, satisfied, interval } = total.clean;
  if (satisfied === null || interval === null) return <p>{t('newest.allLeftOut')}</p>;
  const [from, to] = interval.map((bound) => format.share(bound));
  return (
    <>
      <p className={styles.figure}>
        <strong>{format.share(satisfied)}</strong> {t('newest.satisfied')}
      </p>
      <p>{t('newest.n', { n: format.count(n), raw: format.count(total.raw.n) })}</p>
      <p>{t('newest.interval', { from, to })}</p>
      {change !== undefined && <p>{t(`change.${change}`)}</p>}
      {usefulN !== undefined && <p>{t('useful', { n: format.count(usefulN) })}</p>}
    </>
  );
}

function NextPeriod({ glance }: { readonly glance: Glance }) {
  const { t } = useTranslation('glance');
  const { minimum, pace } = glance;
  return (
    <p className={styles.soft}>
      {t('next.rule', { minimum })}{' '}
      {pace &&
        (pace.around === undefined
          ? t('next.pace', { days: pace.days })
          : t('next.paceAround', { days: pace.days, day: writeDay(pace.around) }))}
    </p>
  );
}
