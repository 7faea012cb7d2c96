import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import styles from './gather-screen.module.css';
import type { Gather } from './use-gather.ts';

interface CarePanelProps {
  readonly isBusy: boolean;
  readonly gather: Gather;
}

/** What is seldom done: comparing the whole store, and making its tables anew. */
export function CarePanel({ isBusy, gather }: CarePanelProps) {
  const { t } = useTranslation('gather');
  return (
    <section className={`${styles.panel} ${styles.screenOnly}`} aria-labelledby="gather-care">
      <h2 className={styles.heading} id="gather-care">
        {t('care.title')}
      </h2>
      <div className={styles.buttons}>
        <Button variant="default" disabled={isBusy} onClick={gather.verify}>
          {t('care.verify')}
        </Button>
        <Button variant="default" disabled={isBusy} onClick={gather.rebuild}>
          {t('care.rebuild')}
        </Button>
      </div>
      <p className={styles.hint}>{t('care.hint')}</p>
    </section>
  );
}
