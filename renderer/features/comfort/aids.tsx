import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { AidButton } from '#renderer/ui/aid-button.tsx';

interface AidsProps {
  readonly isOpen: boolean;
  readonly onToggle: () => void;
  /** Reading aloud, where there are clips. */
  readonly voice?: ReactNode;
}

/** A large and a small letter. */
const letters = 'M2.5 18.5L7.5 6l5 12.5M4.2 14.5h6.6M14 18.5l3.4-8.6l3.4 8.6M15.2 15.7h4.4';

/** What makes any screen easier, always in the same place. */
export function Aids({ isOpen, onToggle, voice }: AidsProps) {
  const { t } = useTranslation('comfort');
  return (
    <>
      {voice}
      <AidButton drawing={letters} isOn={isOpen} isExpanded={isOpen} onPress={onToggle}>
        {t('open')}
      </AidButton>
    </>
  );
}
