import { useTranslation } from 'react-i18next';
import { Ripples } from '#renderer/ui/drawings.tsx';
import { Message } from '#renderer/ui/message.tsx';

/** A tap is held until the core can be reached; nobody is thanked before it is on disk. */
export function HoldingScreen() {
  const { t } = useTranslation('rating');
  return <Message drawing={<Ripples />} title={t('holding.title')} body={t('holding.body')} />;
}
