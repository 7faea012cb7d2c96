import { useTranslation } from 'react-i18next';
import { Lotus } from '#renderer/ui/drawings.tsx';
import { Message } from '#renderer/ui/message.tsx';
import { PillButton } from '#renderer/ui/pill-button.tsx';

/** Everything given is on disk; the same whatever it was. */
export function FarewellScreen({ onNext }: { readonly onNext: () => void }) {
  const { t } = useTranslation('questionnaire');
  return (
    <Message
      drawing={<Lotus />}
      title={t('farewell.title')}
      body={t('farewell.body')}
      action={<PillButton onPress={onNext}>{t('done')}</PillButton>}
    />
  );
}
