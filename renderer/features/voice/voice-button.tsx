import { useTranslation } from 'react-i18next';
import { AidButton } from '#renderer/ui/aid-button.tsx';

interface VoiceButtonProps {
  readonly isReading: boolean;
  readonly onPress: () => void;
}

const loudspeaker = 'M3.5 9.5v5h3.6l5 4.2V5.3l-5 4.2z';
const waves = 'M15.6 9a4.4 4.4 0 0 1 0 6M18.4 6.2a8.4 8.4 0 0 1 0 11.6';
const pause = 'M16 9.5v5M19.5 9.5v5';

/** Has the screen read aloud, or stops it. */
export function VoiceButton({ isReading, onPress }: VoiceButtonProps) {
  const { t } = useTranslation('voice');
  return (
    <AidButton
      drawing={`${loudspeaker}${isReading ? pause : waves}`}
      isOn={isReading}
      onPress={onPress}
    >
      {t(isReading ? 'stop' : 'read')}
    </AidButton>
  );
}
