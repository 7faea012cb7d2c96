import { CloseButton, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import styles from './search-field.module.css';

interface SearchFieldProps {
  readonly value: string;
  readonly onChange: (search: string) => void;
}

/** Every letter searches. */
export function SearchField({ value, onChange }: SearchFieldProps) {
  const { t } = useTranslation('inbox');
  return (
    <TextInput
      type="search"
      className={styles.field}
      label={t('search.label')}
      placeholder={t('search.hint')}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      maxLength={200}
      autoComplete="off"
      rightSection={
        value !== '' && <CloseButton aria-label={t('search.clear')} onClick={() => onChange('')} />
      }
    />
  );
}
