import { useTranslation } from 'react-i18next';
import { Icon } from '#renderer/ui/icon.tsx';
import styles from './locked-notice.module.css';
import { useSecondsUntil } from './use-seconds-until.ts';

interface LockedNoticeProps {
  readonly opensAtMs: number;
  readonly onOpen: () => void;
}

/** The screen takes no secret for a while; it opens by itself. */
export function LockedNotice({ opensAtMs, onOpen }: LockedNoticeProps) {
  const { t } = useTranslation('access');
  const seconds = useSecondsUntil(opensAtMs, onOpen);
  return (
    <section className={styles.notice}>
      <Icon name="locked" size={44} />
      <div role="alert">
        <h2 className={styles.title}>{t('refused.SCREEN_LOCKED.title')}</h2>
        <p>{t('refused.SCREEN_LOCKED.body')}</p>
      </div>
      <p className={styles.clock} role="timer">
        {clockOf(seconds)}
      </p>
      <p className={styles.note}>{t('refused.SCREEN_LOCKED.note')}</p>
    </section>
  );
}

/** `0:30`, `1:04:00`. */
function clockOf(seconds: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  return hours > 0
    ? `${hours}:${two(minutes)}:${two(seconds % 60)}`
    : `${minutes}:${two(seconds % 60)}`;
}
