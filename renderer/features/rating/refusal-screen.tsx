import { useTranslation } from 'react-i18next';
import { Bubble } from '#renderer/ui/drawings.tsx';
import { Message } from '#renderer/ui/message.tsx';
import { PillButton } from '#renderer/ui/pill-button.tsx';
import type { RatingRefusal } from './send-rating.ts';

interface RefusalScreenProps {
  readonly refusal: RatingRefusal;
  /** It was a change that was refused: the first answer is still on disk. */
  readonly firstKept: boolean;
  readonly onRead: () => void;
}

/** Says why a tap was not recorded. A refusal without words in the locale does not compile. */
export function RefusalScreen({ refusal, firstKept, onRead }: RefusalScreenProps) {
  const { t } = useTranslation('rating');
  return (
    <Message
      drawing={<Bubble />}
      title={t(`refused.${refusal}.title`)}
      body={t(`refused.${refusal}.body`)}
      more={firstKept ? t('refused.firstKept') : undefined}
      action={<PillButton onPress={onRead}>{t('refused.read')}</PillButton>}
    />
  );
}
