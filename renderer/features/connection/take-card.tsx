import { Button, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { ChooseFile } from '#renderer/ui/choose-file.tsx';
import styles from './take-card.module.css';

interface TakeCardProps {
  readonly isBusy: boolean;
  readonly onCard: (text: string) => void;
}

/** The ways in for another machine's card: its file, or what a scanner types. */
export function TakeCard({ isBusy, onCard }: TakeCardProps) {
  const { t } = useTranslation('connection');
  const [scanned, setScanned] = useState('');

  function look(event: FormEvent): void {
    event.preventDefault(); // a scanner ends with Enter
    onCard(scanned);
  }

  return (
    <section className={styles.part} aria-label={t('take.title')}>
      <h2 className={styles.title}>{t('take.title')}</h2>
      <p className={styles.hint}>{t('take.hint')}</p>
      <div className={styles.ways}>
        <ChooseFile label={t('take.file')} accept=".hlc" isBusy={isBusy} onText={onCard} />
        <form className={styles.scan} onSubmit={look}>
          <TextInput
            className={styles.field}
            size="md"
            label={t('take.scan')}
            description={t('take.scanHint')}
            autoComplete="off"
            value={scanned}
            onChange={(event) => setScanned(event.currentTarget.value)}
          />
          <Button type="submit" size="md" variant="default" disabled={isBusy || scanned === ''}>
            {t('take.look')}
          </Button>
        </form>
      </div>
    </section>
  );
}
