import { Alert, Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import type { StationSettings } from '#shared/features/station/station.contract.ts';
import styles from './own-wording.module.css';
import type { Outcome } from './use-station-settings.ts';
import { writeDay } from '#renderer/ui/write-day.ts';

interface OwnWordingProps {
  readonly faults: StationSettings['faults'];
  readonly outcome: Outcome | undefined;
  readonly isBusy: boolean;
  readonly onCopy: () => void;
}

/** The way to words of the office's own: a copy in a file, and what is wrong with such files. */
export function OwnWording({ faults, outcome, isBusy, onCopy }: OwnWordingProps) {
  const { t } = useTranslation('configure');
  return (
    <div className={styles.own}>
      <h3 className={styles.title}>{t('own.title')}</h3>
      <p className={styles.body}>{t('own.body')}</p>
      <Button variant="default" disabled={isBusy} onClick={onCopy} className={styles.copy}>
        {t('own.copy')}
      </Button>
      {outcome?.is === 'copied' && (
        <Alert
          role="status"
          variant="light"
          icon={<Icon name="file" />}
          title={t('own.copied.title', outcome)}
        >
          {t('own.copied.body', { day: writeDay(outcome.effectiveFrom) })}
          <code className={styles.path}>{outcome.file}</code>
        </Alert>
      )}
      {outcome?.is === 'refused' && outcome.refusal === 'NOT_WRITTEN' && (
        <FailureNote
          title={t('refused.NOT_WRITTEN.title')}
          body={t('refused.NOT_WRITTEN.body', outcome)}
        />
      )}
      {faults.length > 0 && (
        <Alert
          variant="default"
          icon={<Icon name="attention" />}
          title={t('own.faults.title')}
          className={styles.faults}
        >
          {t('own.faults.body')}
          {faults.map(({ file, fault }) => (
            <code key={file + fault} className={styles.path} lang="en">
              {file}: {fault}
            </code>
          ))}
        </Alert>
      )}
    </div>
  );
}
