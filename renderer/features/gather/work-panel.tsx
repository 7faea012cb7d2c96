import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { usePlaceWords } from '#renderer/client/use-place-words.ts';
import { PlaceField, usePlace } from '#renderer/ui/place-field.tsx';
import type { Medium } from '#shared/features/batch/batch.contract.ts';
import styles from './gather-screen.module.css';
import type { Gather } from './use-gather.ts';

interface WorkPanelProps {
  readonly gather: Gather;
  readonly media: readonly Medium[];
  readonly isBusy: boolean;
  /** Of the store's own key. */
  readonly code: string;
}

/** What comes from a stick and goes to it: batches, cards, receipts. */
export function WorkPanel({ gather, media, isBusy, code }: WorkPanelProps) {
  const { t } = useTranslation('gather');
  const words = { ...usePlaceWords(), which: t('work.which') };
  const place = usePlace(media);
  return (
    <section className={`${styles.panel} ${styles.screenOnly}`} aria-labelledby="gather-work">
      <h2 className={styles.heading} id="gather-work">
        {t('work.title')}
      </h2>
      <PlaceField
        words={words}
        group="gather-medium"
        media={media}
        place={place}
        disabled={isBusy}
        onLook={gather.look}
      />
      <div className={styles.buttons}>
        <Button size="md" disabled={isBusy} onClick={() => place.withPath(gather.takeIn)}>
          {t('work.takeIn')}
        </Button>
        <Button
          size="md"
          variant="default"
          disabled={isBusy}
          onClick={() => place.withPath(gather.saveReceipts)}
        >
          {t('work.receipts')}
        </Button>
        <Button
          size="md"
          variant="default"
          disabled={isBusy}
          onClick={() => place.withPath(gather.readCards)}
        >
          {t('work.readCards')}
        </Button>
        <Button
          size="md"
          variant="default"
          disabled={isBusy}
          onClick={() => place.withPath(gather.saveCard)}
        >
          {t('work.saveCard')}
        </Button>
      </div>
      <p className={styles.hint}>{t('work.hint')}</p>
      <p className={styles.hint}>
        {t('work.ownCode')}: <span className={styles.code}>{code}</span>
      </p>
    </section>
  );
}
