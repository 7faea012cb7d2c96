import { Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import cards from './configure-screen.module.css';

interface ReceiptSwitchProps {
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
}

export function ReceiptSwitch({ isOn, onChange }: ReceiptSwitchProps) {
  const { t } = useTranslation('configure');
  return (
    <section className={cards.card}>
      <h2 className={cards.title}>{t('receipts.title')}</h2>
      <Checkbox
        size="md"
        label={t('receipts.label')}
        description={t('receipts.hint')}
        checked={isOn}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
    </section>
  );
}
