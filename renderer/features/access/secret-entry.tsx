import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '#renderer/ui/icon.tsx';
import type { Person } from '#shared/features/access/access.contract.ts';
import { PassphraseEntry } from './passphrase-entry.tsx';
import { PinEntry } from './pin-entry.tsx';
import styles from './secret-entry.module.css';

interface SecretEntryProps {
  readonly person: Person | undefined;
  readonly isChecking: boolean;
  /** What came of the last try. */
  readonly notice: ReactNode;
  readonly onSecret: (secret: string) => void;
}

/** Takes the secret that this person signs in with. */
export function SecretEntry({ person, ...entry }: SecretEntryProps) {
  const { t } = useTranslation('access');
  if (person === undefined) {
    return (
      <p className={styles.empty}>
        <Icon name="locked" size={40} />
        {t('signIn.choosePersonFirst')}
      </p>
    );
  }
  const Entry = person.secret === 'pin' ? PinEntry : PassphraseEntry;
  return <Entry name={person.name} {...entry} />;
}
