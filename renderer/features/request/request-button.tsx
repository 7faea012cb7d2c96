import { useTranslation } from 'react-i18next';
import { PillButton } from '#renderer/ui/pill-button.tsx';
import styles from './request.module.css';

/** The way to letters from the first screen. */
export function RequestButton({ onPress }: { readonly onPress: () => void }) {
  const { t } = useTranslation('request');
  return (
    <div className={styles.button}>
      <PillButton onPress={onPress}>{t('button')}</PillButton>
    </div>
  );
}
