import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import styles from './save-bar.module.css';
import type { Outcome } from './use-station-settings.ts';

interface SaveBarProps {
  readonly isChanged: boolean;
  readonly isFaulty: boolean;
  readonly isBusy: boolean;
  readonly outcome: Outcome | undefined;
  readonly onSave: () => void;
  readonly onDiscard: () => void;
  readonly onLoad: () => void;
}

/** Stays in sight while somebody scrolls: nothing is decided before it is saved. */
export function SaveBar(props: SaveBarProps) {
  const { isChanged, isFaulty, isBusy, outcome, onSave, onDiscard, onLoad } = props;
  const { t } = useTranslation('configure');
  return (
    <div className={styles.bar}>
      <OutcomeNote outcome={outcome} onLoad={onLoad} />
      <div className={styles.line}>
        <p role="status" className={styles.state} data-faulty={isFaulty}>
          {isFaulty && <Icon name="attention" />}
          {isFaulty ? t('faulty') : isChanged && t('unsaved')}
          {!isChanged && outcome?.is === 'saved' && (
            <>
              <Icon name="check" />
              {t('saved')}
            </>
          )}
        </p>
        <Button variant="default" disabled={!isChanged || isBusy} onClick={onDiscard}>
          {t('discard')}
        </Button>
        <Button disabled={!isChanged || isBusy} onClick={onSave}>
          {t('save')}
        </Button>
      </div>
    </div>
  );
}

interface OutcomeNoteProps {
  readonly outcome: Outcome | undefined;
  readonly onLoad: () => void;
}

function OutcomeNote({ outcome, onLoad }: OutcomeNoteProps) {
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
