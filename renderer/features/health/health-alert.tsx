import { Alert } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Client } from '#renderer/client/client.ts';
import { Icon } from '#renderer/ui/icon.tsx';
import type { Check } from '#shared/features/health/health.contract.ts';
import styles from './health-screen.module.css';
import { useCheckWords } from './use-check-words.ts';
import { useHealth } from './use-health.ts';

const lookEverySeconds = 300;

/** What cannot wait until somebody opens the machine's status; nothing while all is well. */
export function HealthAlert({ client }: { readonly client: Client }) {
  const { t } = useTranslation('health');
  const sentenceFor = useCheckWords();
  const health = useHealth(client, lookEverySeconds);
  const urgent = health.is === 'known' ? health.checks.filter(cannotWait) : [];
  if (urgent.length === 0) return null;
  return (
    <Alert
      role="alert"
      color="red"
      className={styles.alert ?? ''}
      icon={<Icon name="attention" />}
      title={t('alert.title')}
    >
      <ul className={styles.urgent}>
        {urgent.map((check) => (
          <li key={check.name}>
            <strong>{t(`${check.name}.label`)}</strong>: {sentenceFor(check)}
          </li>
        ))}
      </ul>
      {t('alert.where')}
    </Alert>
  );
}

function cannotWait({ name, verdict }: Check): boolean {
  const isBackup = ['backups', 'letterBackups', 'evidenceBackups'].includes(name);
  return verdict === 'bad' || (isBackup && verdict === 'attention');
}
