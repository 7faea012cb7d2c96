import { Alert, Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import type { Notice, Whom } from './use-people.ts';

interface PeopleNoticeProps {
  readonly notice: Notice | undefined;
  /** Takes back that somebody was disabled. */
  readonly onUndo?: (whom: Whom) => void;
}

/** What became of the last thing that was asked for, in words. */
export function PeopleNotice({ notice, onUndo }: PeopleNoticeProps) {
  const { t } = useTranslation('people');
  switch (notice?.is) {
    case undefined:
      return null;
    case 'done':
      return (
        <Alert role="status" variant="light" icon={<Icon name="check" />}>
          <Group>
            {t(`done.${notice.what}`, { ...notice.whom })}
            {notice.what === 'disabled' && onUndo !== undefined && (
              <Button variant="default" size="xs" onClick={() => onUndo(notice.whom)}>
                {t('access.enable')}
              </Button>
            )}
          </Group>
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
