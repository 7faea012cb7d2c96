import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import { FaultList } from './change-list.tsx';
import type { ChangeState } from './use-office.ts';

interface RefusalNoteProps {
  readonly state: ChangeState;
  readonly onLoad: () => void;
}

/** Why nothing was written, and what can be done about it. */
export function RefusalNote({ state, onLoad }: RefusalNoteProps) {
  const { t } = useTranslation('office');
  switch (state.is) {
    case 'failed':
      return <FailureNote title={t('failed.title')} body={t('failed.body')} />;
    case 'refused':
      return (
        <FailureNote
          title={t(`refused.${state.refusal}.title`)}
          body={t(`refused.${state.refusal}.body`)}
        >
          {state.refusal === 'SETTINGS_CHANGED' && (
            <Button onClick={onLoad}>{t('failed.load')}</Button>
          )}
        </FailureNote>
      );
    case 'notWritten':
      return (
        <FailureNote
          title={t('refused.NOT_WRITTEN.title')}
          body={t(`refused.NOT_WRITTEN.${state.reason}`, { folder: state.folder })}
        />
      );
    case 'faulty':
      return state.ofFile ? (
        <>
          <FailureNote
            title={t('preview.faults')}
            body={t('preview.faultCount', { count: state.faults.length })}
          />
          <FaultList faults={state.faults} />
        </>
      ) : null;
    default:
      return null;
  }
}
