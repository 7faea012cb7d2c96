import { Checkbox, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import styles from './closing-fields.module.css';
import cards from './configure-screen.module.css';
import { most, parseMinutes, type Draft } from './draft.ts';

interface ClosingFieldsProps {
  readonly closing: Draft['closing'];
  readonly hoursKnown: boolean;
  readonly onChange: (closing: Draft['closing']) => void;
}

export function ClosingFields({ closing, hoursKnown, onChange }: ClosingFieldsProps) {
  const { t } = useTranslation('configure');
  const margin = (name: 'minutesBefore' | 'minutesAfter', label: string) => (
    <TextInput
      label={label}
      value={closing[name]}
      onChange={(event) => onChange({ ...closing, [name]: event.currentTarget.value })}
      error={
        parseMinutes(closing[name], most[name]) === undefined &&
        t('closing.invalid', { most: most[name] })
      }
      disabled={!closing.screen}
      inputMode="numeric"
      maxLength={3}
      autoComplete="off"
    />
  );
  return (
    <section className={cards.card}>
      <h2 className={cards.title}>{t('closing.title')}</h2>
      <Checkbox
        size="md"
        label={t('closing.screen')}
        description={t('closing.hint')}
        checked={closing.screen}
        onChange={(event) => onChange({ ...closing, screen: event.currentTarget.checked })}
      />
      {!hoursKnown && <p className={styles.unknown}>{t('closing.hoursUnknown')}</p>}
      <div className={styles.margins}>
        {margin('minutesBefore', t('closing.before'))}
        {margin('minutesAfter', t('closing.after'))}
      </div>
    </section>
  );
}
