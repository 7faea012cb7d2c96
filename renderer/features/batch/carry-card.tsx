import { Button } from '@mantine/core';
import { useId, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { usePlaceWords } from '#renderer/client/use-place-words.ts';
import { PlaceField, usePlace } from '#renderer/ui/place-field.tsx';
import { useRevealed } from '#renderer/ui/use-revealed.ts';
import type { Medium } from '#shared/features/batch/batch.contract.ts';
import styles from './batch-screen.module.css';
import type { BatchWork } from './use-batches.ts';
import { WorkOutcome } from './work-outcome.tsx';

interface CarryCardProps {
  readonly media: readonly Medium[];
  /** Whether all that the office tells its superior goes along. */
  readonly sendsUp: boolean;
  readonly work: BatchWork;
  readonly onLook: () => void;
  readonly onCarry: (folder: string) => void;
  readonly onTakeReceipts: (path: string) => void;
}

/** Where to, the copying with how far it is, and the receipts that come back the same way. */
export function CarryCard(props: CarryCardProps) {
  const { media, sendsUp, work, onLook, onCarry, onTakeReceipts } = props;
  const { t } = useTranslation('batch');
  const id = useId();
  const words = usePlaceWords();
  const place = usePlace(media);
  const isBusy = work.is === 'carrying' || work.is === 'taking';
  const outcome = useRevealed<HTMLDivElement>(work.is);

  const send = (event: FormEvent) => {
    event.preventDefault();
    place.withPath(onCarry);
  };

  return (
    <section className={styles.card} aria-labelledby={id}>
      <h2 id={id} className={styles.title}>
        {t('carry.title')}
      </h2>
      {sendsUp && <p className={styles.line}>{t('carry.sendsUp')}</p>}
      <form className={styles.form} onSubmit={send} noValidate>
        <PlaceField
          words={words}
          group={`${id}-medium`}
          media={media}
          place={place}
          disabled={isBusy}
          onLook={onLook}
        />
        <div className={styles.buttons}>
          <Button type="submit" size="md" disabled={isBusy}>
            {t('carry.start')}
          </Button>
          <Button
            size="md"
            variant="default"
            disabled={isBusy}
            onClick={() => place.withPath(onTakeReceipts)}
          >
            {t('receipts.start')}
          </Button>
        </div>
        <p className={styles.soft}>{t('receipts.intro')}</p>
      </form>
      <div ref={outcome}>
        <WorkOutcome work={work} />
      </div>
    </section>
  );
}
