import { useTranslation } from 'react-i18next';
import { CountdownRing } from '#renderer/ui/countdown.tsx';
import { Lotus } from '#renderer/ui/drawings.tsx';
import { Message } from '#renderer/ui/message.tsx';
import { PillButton } from '#renderer/ui/pill-button.tsx';

interface ThanksScreenProps {
  readonly windowMs: number;
  readonly onChange: () => void;
}

/** The same for every answer: it does not know which was given. */
export function ThanksScreen({ windowMs, onChange }: ThanksScreenProps) {
  const { t } = useTranslation('rating');
  return (
    <Message
      drawing={<Lotus />}
      title={t('thanks.title')}
      body={t('thanks.body')}
      action={
        <PillButton icon={<CountdownRing windowMs={windowMs} />} onPress={onChange}>
          {t('change')}
        </PillButton>
      }
    />
  );
}
