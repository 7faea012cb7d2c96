import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import styles from './day-range.module.css';
import { parseDay } from '#renderer/ui/parse-day.ts';

interface Range {
  readonly from: string;
  readonly to: string;
}

interface DayRangeProps {
  readonly range: Range;
  readonly onChange: (range: Range) => void;
  /** Whether what is not a day is pointed out: once somebody has tried to go on. */
  readonly isChecked: boolean;
  readonly disabled: boolean;
}

/** First and last day, typed as people here write them, whatever the machine's own format is. */
export function DayRange({ range, onChange, isChecked, disabled }: DayRangeProps) {
  const { t } = useTranslation('tables');
  const field = (end: keyof Range) => {
    const text = range[end];
    const isWrong = isChecked && text.trim() !== '' && parseDay(text) === undefined;
    return (
      <TextInput
        size="md"
        label={t(`range.${end}`)}
        placeholder={t('range.placeholder')}
        value={text}
        onChange={(event) => onChange({ ...range, [end]: event.currentTarget.value })}
        error={isWrong && t('range.invalid')}
        disabled={disabled}
        maxLength={14}
        autoComplete="off"
      />
    );
  };
  return (
    <fieldset className={styles.range}>
      <legend className={styles.legend}>{t('range.label')}</legend>
      <p className={styles.hint}>{t('range.hint')}</p>
      <div className={styles.fields}>
        {field('from')}
        {field('to')}
      </div>
    </fieldset>
  );
}
