import { Alert } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Icon } from '#renderer/ui/icon.tsx';
import type { PackFault } from '#shared/features/languages/languages.contract.ts';
import styles from './languages-screen.module.css';

/** The packs that cannot be used, each with its file and its fault. */
export function FaultList({ faults }: { readonly faults: readonly PackFault[] }) {
  const { t } = useTranslation('languages');
  if (faults.length === 0) return null;
  return (
    <Alert
      mt="md"
      color="orange"
      classNames={{ title: styles.faulty }}
      icon={<Icon name="attention" />}
      title={t('faulty')}
    >
      <ul className={styles.faults}>
        {faults.map(({ file, fault, detail }) => (
          <li key={file}>
            <code className={styles.file}>{file}</code>
            <span>{t(`fault.${fault}`)}</span>
            <span className={styles.detail}>
              {t('detail')}: <code>{detail}</code>
            </span>
          </li>
        ))}
      </ul>
    </Alert>
  );
}
