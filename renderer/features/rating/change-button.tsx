import { useTranslation } from 'react-i18next';
import { PillButton } from '#renderer/ui/pill-button.tsx';

export function ChangeButton({ onPress }: { readonly onPress: () => void }) {
  const { t } = useTranslation('rating');
  return <PillButton onPress={onPress}>{t('change')}</PillButton>;
}
