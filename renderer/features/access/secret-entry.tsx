import { useTranslation } from 'react-i18next';
import type { Person } from '#shared/features/access/access.contract.ts';
import { PassphraseEntry } from './passphrase-entry.tsx';
import { PinEntry } from './pin-entry.tsx';
import styles from './secret-entry.module.css';

interface SecretEntryProps {
  readonly person: Person | undefined;
  readonly isChecking: boolean;
  readonly onSecret: (secret: string) => void;
}

/** Takes the secret that this person signs in with. */
export function SecretEntry({ person, isChecking, onSecret }: SecretEntryProps) {
  const { t } = useTranslation('access');
  if (person === undefined) return <p className={styles.hint}>{t('signIn.choosePersonFirst')}</p>;
  const Entry = person.secret === 'pin' ? PinEntry : PassphraseEntry;
  return <Entry name={person.name} isChecking={isChecking} onSecret={onSecret} />;
}
