import { Alert } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import type { Notice } from './use-people.ts';

/** What became of the last thing that was asked for, in words. */
export function PeopleNotice({ notice }: { readonly notice: Notice | undefined }) {
  const { t } = useTranslation('people');
  switch (notice?.is) {
    case undefined:
      return null;
    case 'done':
      return (
        <Alert role="status" variant="light" icon={<Icon name="check" />}>
          {t(`done.${notice.what}`, { ...notice.whom })}
        </Alert>
      );
    case 'refused':
      return (
        <FailureNote
          title={t(`refused.${notice.why}.title`)}
          body={t(`refused.${notice.why}.body`)}
        />
      );
    case 'failed':
      return <FailureNote title={t('failed.title')} body={t('failed.body')} />;
    default:
      return notice satisfies never;
  }
}
