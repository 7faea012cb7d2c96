import { Button, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '#renderer/ui/icon.tsx';
import styles from './take-card.module.css';

interface TakeCardProps {
  readonly isBusy: boolean;
  readonly onCard: (text: string) => void;
}

/** The ways in for another machine's card: its file, or what a scanner types. */
export function TakeCard({ isBusy, onCard }: TakeCardProps) {
  const { t } = useTranslation('connection');
  const [scanned, setScanned] = useState('');

  async function take(input: HTMLInputElement): Promise<void> {
    const [file] = input.files ?? [];
    if (file === undefined) return;
    const text = await file.text();
    input.value = ''; // the same file may be chosen again
    onCard(text);
  }

  function look(event: FormEvent): void {
    event.preventDefault(); // a scanner ends with Enter
    onCard(scanned);
  }

  return (
    <section className={styles.part} aria-label={t('take.title')}>
      <h2 className={styles.title}>{t('take.title')}</h2>
      <p className={styles.hint}>{t('take.hint')}</p>
      <div className={styles.ways}>
        <label className={styles.file}>
          <Icon name="file" />
          {t('take.file')}
          <input
            type="file"
            accept=".hlc"
            disabled={isBusy}
            onChange={(event) => void take(event.currentTarget)}
          />
        </label>
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
