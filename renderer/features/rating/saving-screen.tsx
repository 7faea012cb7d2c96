import { useTranslation } from 'react-i18next';
import { Ripples } from '#renderer/ui/drawings.tsx';
import { Message } from '#renderer/ui/message.tsx';

/** Shown when a save takes longer than an eye notices; the same for every answer. */
export function SavingScreen() {
  const { t } = useTranslation('rating');
  return <Message drawing={<Ripples />} title={t('saving')} />;
}
