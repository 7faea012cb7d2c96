import { useTranslation } from 'react-i18next';
import { RestingScreen } from '#renderer/ui/drawings.tsx';
import { Message } from '#renderer/ui/message.tsx';

/** While somebody is signed in here no rating can be given, so there is nothing to tap. */
export function PausedScreen() {
  const { t } = useTranslation('station');
  return <Message drawing={<RestingScreen />} title={t('paused.title')} body={t('paused.body')} />;
}
