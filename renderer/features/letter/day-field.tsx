import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { readDay } from '#shared/features/letter/overdue-list.ts';

interface DayFieldProps {
  readonly label: string;
  readonly value: string;
  /** Whether what is no day is pointed out: once somebody has tried to go on. */
  readonly isChecked: boolean;
  readonly onChange: (text: string) => void;
}

/** A day as people here write it, whatever the machine's own format is. */
export function DayField({ label, value, isChecked, onChange }: DayFieldProps) {
  const { t } = useTranslation('letter');
  return (
    <TextInput
      label={label}
      placeholder={t('form.dayHint')}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      error={isChecked && readDay(value.trim()) === undefined && t('form.notADay')}
      maxLength={14}
      autoComplete="off"
    />
  );
}
