import { PasswordInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { findPassphraseFault } from '#shared/features/letter/passphrase-rule.ts';
import { shortestPassphrase } from '#shared/features/people/passphrase.ts';
import styles from './letters-screen.module.css';

/** A new passphrase as it is typed, twice. */
export interface NewPassphrase {
  readonly first: string;
  readonly again: string;
}

export const noPassphrase: NewPassphrase = { first: '', again: '' };

/** Whether it may be used: good enough, and typed twice alike. */
export function isUsable({ first, again }: NewPassphrase): boolean {
  return findPassphraseFault(first) === undefined && first === again;
}

interface PassphraseFieldsProps {
  readonly value: NewPassphrase;
  /** Whether what is wrong is pointed out: once somebody has tried to go on. */
  readonly isChecked: boolean;
  readonly onChange: (value: NewPassphrase) => void;
}

/** The passphrase that opens letters, with its rule said beforehand. */
export function PassphraseFields({ value, isChecked, onChange }: PassphraseFieldsProps) {
  const { t } = useTranslation('letter');
  const { first, again } = value;
  const fault = findPassphraseFault(first);
  const shared = {
    size: 'md',
    visibilityToggleButtonProps: { 'aria-label': t('open.show') },
    autoComplete: 'new-password',
    maxLength: 200,
  } as const;
  return (
    <>
      <p className={styles.hint}>{t('make.rule', { shortest: shortestPassphrase })}</p>
      <PasswordInput
        {...shared}
        label={t('way.passphrase')}
        value={first}
        onChange={(event) => onChange({ ...value, first: event.currentTarget.value })}
        error={isChecked && fault !== undefined && t(`weak.${fault}`)}
      />
      <PasswordInput
        {...shared}
        label={t('make.again')}
        value={again}
        onChange={(event) => onChange({ ...value, again: event.currentTarget.value })}
        error={isChecked && first !== again && t('make.differs')}
      />
    </>
  );
}
