import { Button, PasswordInput } from '@mantine/core';
import { useState, type FormEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './secret-entry.module.css';

interface PassphraseEntryProps {
  readonly name: string;
  readonly isChecking: boolean;
  readonly notice: ReactNode;
  readonly onSecret: (secret: string) => void;
}

/** A sentence only its owner knows, typed. */
export function PassphraseEntry({ name, isChecking, notice, onSecret }: PassphraseEntryProps) {
  const { t } = useTranslation('access');
  const [passphrase, setPassphrase] = useState('');

  function send(event: FormEvent): void {
    event.preventDefault();
    if (passphrase === '') return;
    onSecret(passphrase);
    setPassphrase('');
  }

  return (
    <form className={styles.entry} onSubmit={send}>
      <PasswordInput
        size="md"
        label={t('signIn.passphrase', { name })}
        description={t('signIn.passphraseHint')}
        value={passphrase}
        onChange={(event) => setPassphrase(event.currentTarget.value)}
        disabled={isChecking}
        maxLength={200}
        autoComplete="off"
        visibilityToggleButtonProps={{ 'aria-label': t('signIn.show') }}
      />
      {notice}
      <Button type="submit" size="lg" loading={isChecking}>
        {t('signIn.title')}
      </Button>
    </form>
  );
}
