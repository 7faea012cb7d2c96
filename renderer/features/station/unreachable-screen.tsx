import { useTranslation } from 'react-i18next';
import { Ripples } from '#renderer/ui/drawings.tsx';
import { Message } from '#renderer/ui/message.tsx';

/** The core cannot be reached, so that a tap could not be recorded: there are no faces. */
export function UnreachableScreen() {
  const { t } = useTranslation('station');
  return (
    <Message drawing={<Ripples />} title={t('unreachable.title')} body={t('unreachable.body')} />
  );
}
