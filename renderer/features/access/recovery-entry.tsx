import { Button, TextInput } from '@mantine/core';
import { useEffect, useRef, useState, type FormEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './secret-entry.module.css';

interface RecoveryEntryProps {
  readonly name: string;
  readonly isChecking: boolean;
  readonly notice: ReactNode;
  readonly onCode: (recoveryCode: string) => void;
  readonly onBack: () => void;
}

/** The way back in for whoever lost the PIN and kept the recovery code. */
export function RecoveryEntry(props: RecoveryEntryProps) {
  const { name, isChecking, notice, onCode, onBack } = props;
  const { t } = useTranslation('access');
  const [code, setCode] = useState('');
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);

  function send(event: FormEvent): void {
    event.preventDefault();
    if (code.trim() !== '') onCode(code);
  }

  return (
    <form className={styles.entry} onSubmit={send}>
      <TextInput
        size="md"
        label={t('recovery.label', { name })}
        description={t('recovery.hint')}
        value={code}
        onChange={(event) => setCode(event.currentTarget.value)}
        disabled={isChecking}
        maxLength={60}
        autoComplete="off"
        ref={field}
      />
      {notice}
      <Button type="submit" size="lg" loading={isChecking}>
        {t('recovery.send')}
      </Button>
      <Button variant="subtle" onClick={onBack} disabled={isChecking}>
        {t('recovery.back')}
      </Button>
    </form>
  );
}
