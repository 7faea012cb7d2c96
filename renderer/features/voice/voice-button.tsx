import { useTranslation } from 'react-i18next';
import styles from './voice-button.module.css';

interface VoiceButtonProps {
  readonly isReading: boolean;
  readonly onPress: () => void;
}

/** Has the screen read aloud, or stops it. */
export function VoiceButton({ isReading, onPress }: VoiceButtonProps) {
  const { t } = useTranslation('voice');
  return (
    <button type="button" className={styles.button} data-reading={isReading} onClick={onPress}>
      <svg viewBox="0 0 24 24" aria-hidden="true" focusable="false">
        <path d="M3.5 9.5v5h3.6l5 4.2V5.3l-5 4.2z" />
        {isReading ? (
          <path d="M16 9.5v5M19.5 9.5v5" />
        ) : (
          <path d="M15.6 9a4.4 4.4 0 0 1 0 6M18.4 6.2a8.4 8.4 0 0 1 0 11.6" />
        )}
      </svg>
      {t(isReading ? 'stop' : 'read')}
    </button>
  );
}
