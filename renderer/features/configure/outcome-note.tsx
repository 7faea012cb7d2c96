import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import type { Outcome } from './use-station-settings.ts';

interface OutcomeNoteProps {
  readonly outcome: Outcome | undefined;
  readonly onLoad: () => void;
}

/** What became of the last try to save. */
export function OutcomeNote({ outcome, onLoad }: OutcomeNoteProps) {
  const { t } = useTranslation('configure');
  if (outcome?.is === 'failed') {
    return <FailureNote title={t('failed.title')} body={t('failed.body')} />;
  }
  if (outcome?.is !== 'refused') return null;
  switch (outcome.refusal) {
    case 'SETTINGS_CHANGED':
    case 'QUESTIONNAIRE_UNKNOWN': {
      const { refusal } = outcome;
      return (
        <FailureNote title={t(`refused.${refusal}.title`)} body={t(`refused.${refusal}.body`)}>
          <Button onClick={onLoad}>{t(`refused.${refusal}.again`)}</Button>
        </FailureNote>
      );
    }
    case 'STORE_FULL':
      return (
        <FailureNote title={t('refused.STORE_FULL.title')} body={t('refused.STORE_FULL.body')} />
      );
    case 'NOT_WRITTEN':
      return null; // said where the copy was asked for
    default:
      return outcome satisfies never;
  }
}
