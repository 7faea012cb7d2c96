import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Icon } from '#renderer/ui/icon.tsx';
import type { OpenSession } from '#shared/features/session/session.contract.ts';
import styles from './open-session-card.module.css';
import { writeDay, writeTime } from './write-moment.ts';

interface OpenSessionCardProps {
  readonly session: OpenSession;
  readonly offsetMinutes: number;
  readonly deskOnThisScreen: boolean;
  readonly isBusy: boolean;
  readonly onEnd: () => void;
}

/** The session that is open, with the one thing to do about it. */
export function OpenSessionCard(props: OpenSessionCardProps) {
  const { session, offsetMinutes, deskOnThisScreen, isBusy, onEnd } = props;
  const { t } = useTranslation('session');
  const { mode, place, openedAtMs, endsAtMs } = session;
  const day = writeDay(endsAtMs, offsetMinutes);
  const times = {
    from: writeTime(openedAtMs, offsetMinutes),
    to: writeTime(endsAtMs, offsetMinutes),
  };
  const isToday = day === writeDay(openedAtMs, offsetMinutes);
  return (
    <section className={styles.card} aria-label={t('open.label')}>
      <p className={styles.label}>{t('open.label')}</p>
      <h2 className={styles.mode}>{t(`mode.${mode}`)}</h2>
      <p className={styles.line}>
        {isToday ? t('open.times', times) : t('open.timesLater', { ...times, day })}
      </p>
      {place !== '' && <p className={styles.line}>{t('open.place', { place })}</p>}
      {deskOnThisScreen && (
        <div className={styles.signOut}>
          <Icon name="attention" size={30} />
          <div>
            <p className={styles.signOutTitle}>{t('signOut.title')}</p>
            <p className={styles.signOutBody}>{t('signOut.body')}</p>
          </div>
        </div>
      )}
      <Button size="xl" className={styles.end} disabled={isBusy} onClick={onEnd}>
        {t('open.end')}
      </Button>
    </section>
  );
}
