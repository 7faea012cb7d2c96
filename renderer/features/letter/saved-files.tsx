import { Alert } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Icon } from '#renderer/ui/icon.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import type { SavedDrafts } from '#shared/features/letter/letter.contract.ts';
import styles from './letter-documents.module.css';

/** Where drafts lie now, and that they are outside the seal there. */
export function SavedFiles({ saved: { folder, files } }: { readonly saved: SavedDrafts }) {
  const { t } = useTranslation('letter');
  const format = useFormat();
  return (
    <Alert
      role="status"
      variant="light"
      icon={<Icon name="check" />}
      title={t('document.saved.title', { n: format.count(files.length) })}
    >
      {t('document.saved.folder')}
      <code className={styles.path}>{folder}</code>
      <ul className={styles.files}>
        {files.map((file) => (
          <li key={file}>{file}</li>
        ))}
      </ul>
      <p className={styles.line}>{t('document.saved.outside')}</p>
    </Alert>
  );
}
