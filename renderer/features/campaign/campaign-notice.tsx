import { Alert } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import styles from './campaign-notice.module.css';
import type { Notice } from './use-campaigns.ts';

/** What became of the last thing that was asked for. */
export function CampaignNotice({ notice }: { readonly notice: Notice | undefined }) {
  const { t } = useTranslation('campaign');
  const format = useFormat();
  if (notice === undefined) return null;
  switch (notice.is) {
    case 'closed':
      return (
        <Alert role="status" variant="light" icon={<Icon name="check" />}>
          {t('close.done')}
        </Alert>
      );
    case 'exported': {
      const { sealed, supervisor, file } = notice;
      return (
        <Alert
          role="status"
          variant="light"
          icon={<Icon name="check" />}
          title={t('exported.title')}
        >
          {t('exported.body', { sealed: format.count(sealed), supervisor })}
          <code className={styles.path}>{file}</code>
        </Alert>
      );
    }
    case 'refused':
      return (
        <FailureNote
          title={t(`refused.${notice.why}.title`)}
          body={t(`refused.${notice.why}.body`)}
        />
      );
    case 'faulty':
      return (
        <FailureNote
          title={t('refused.CAMPAIGN_FAULTY.title')}
          body={t('refused.CAMPAIGN_FAULTY.body', { fault: notice.fault })}
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
