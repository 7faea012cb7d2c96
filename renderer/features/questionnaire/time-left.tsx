import { useTranslation } from 'react-i18next';
import { CountdownRing } from '#renderer/ui/countdown.tsx';
import { useSecondsLeft } from './use-seconds-left.ts';
import styles from './time-left.module.css';

interface TimeLeftProps {
  readonly windowMs: number;
  readonly onMore: () => void;
}

/**
 * The time that is left, for all to see, and more of it with one touch, as often as wanted. Said
 * once to who hears the screen; the seconds that run are not read out one by one.
 */
export function TimeLeft({ windowMs, onMore }: TimeLeftProps) {
  const { t } = useTranslation('questionnaire');
  const seconds = useSecondsLeft(windowMs);
  return (
    <>
      <span className={styles.announced} role="alert" aria-live="polite">
        {t('time.warning', { seconds: Math.ceil(windowMs / 1000) })}
      </span>
      <button type="button" className={styles.timeLeft} onClick={onMore}>
        <span className={styles.ring} data-seconds={seconds}>
          <CountdownRing windowMs={windowMs} />
        </span>
        <span>{t('time.more')}</span>
        <span className={styles.seconds} aria-hidden="true">
          {t('time.seconds', { seconds })}
        </span>
      </button>
    </>
  );
}

/**
 * The same room while no time runs. A touch ends the countdown; if anything moved then, the finger
 * would come up over something else than it went down on.
 */
export function TimePlace() {
  const { t } = useTranslation('questionnaire');
  return (
    <span className={styles.timeLeft} data-free aria-hidden="true">
      <span className={styles.ring}>
        <CountdownRing windowMs={0} />
      </span>
      <span>{t('time.more')}</span>
      <span className={styles.seconds}>{t('time.seconds', { seconds: 20 })}</span>
    </span>
  );
}
