import { Alert } from '@mantine/core';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '#renderer/ui/icon.tsx';
import { writeDay } from '#renderer/ui/write-day.ts';
import styles from './batch-screen.module.css';
import type { KnownBatches } from './use-batches.ts';

interface WaitingCardProps {
  readonly shown: Extract<KnownBatches, { is: 'known' }>['shown'];
}

/** What waits to be carried, and since when. */
export function WaitingCard({ shown }: WaitingCardProps) {
  const { t } = useTranslation('batch');
  const id = useId();
  const { waiting, lastCarriedOn, hasReceiver, remindAfterWorkingDays } = shown;
  const isWaiting = waiting.hasNew || waiting.batches > 0;
  return (
    <section className={styles.card} aria-labelledby={id}>
      <h2 id={id} className={styles.title}>
        {t('waiting.title')}
      </h2>
      {hasReceiver && waiting.isOverdue && (
        <Alert
          color="orange"
          icon={<Icon name="attention" />}
          title={t('waiting.overdue', { count: waiting.workingDays })}
        >
          {t('waiting.remind', { count: remindAfterWorkingDays })}
        </Alert>
      )}
      {!isWaiting && <p className={styles.strong}>{t('waiting.nothing')}</p>}
      {waiting.hasNew && <p className={styles.strong}>{t('waiting.new')}</p>}
      {waiting.batches > 0 && (
        <p className={styles.strong}>{t('waiting.batches', { count: waiting.batches })}</p>
      )}
      <p>
        {lastCarriedOn === null
          ? t('waiting.never')
          : t('waiting.last', { day: writeDay(lastCarriedOn) })}
      </p>
      <p className={styles.soft}>{t('waiting.today')}</p>
      {!hasReceiver && (
        <p className={styles.note}>
          <Icon name="info" size={20} />
          <span>{t('waiting.noReceiver')}</span>
        </p>
      )}
    </section>
  );
}
