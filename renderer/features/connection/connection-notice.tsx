import { Alert } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import styles from './connection-screen.module.css';
import type { Notice } from './use-connections.ts';
import { useWhose } from './use-whose.ts';

/** What became of the last thing that was asked for. */
export function ConnectionNotice({ notice }: { readonly notice: Notice | undefined }) {
  const { t } = useTranslation('connection');
  const whose = useWhose();
  if (notice === undefined) return null;
  switch (notice.is) {
    case 'taken':
    case 'revoked': {
      const who = whose(notice.whose);
      return (
        <Alert role="status" variant="light" icon={<Icon name="check" />}>
          {notice.is === 'taken' ? t('taken', { who }) : t('revoke.done', { who })}
        </Alert>
      );
    }
    case 'saved':
      return (
        <Alert
          role="status"
          variant="light"
          icon={<Icon name="check" />}
          title={t('own.saved.title')}
        >
          {t('own.saved.body')}
          <code className={styles.path}>{notice.file}</code>
        </Alert>
      );
    case 'refused':
      return (
        <FailureNote
          title={t(`refused.${notice.why}.title`)}
          body={t(`refused.${notice.why}.body`)}
        />
      );
    case 'notWritten':
      return (
        <FailureNote
          title={t('refused.NOT_WRITTEN.title')}
          body={t('refused.NOT_WRITTEN.body', { reason: notice.reason })}
        />
      );
    case 'failed':
      return <FailureNote title={t('failed.title')} body={t('failed.body')} />;
    default:
      return notice satisfies never;
  }
}
