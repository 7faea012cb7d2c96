import { Button, TextInput, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './intake-screen.module.css';

interface GivePanelProps {
  readonly isBusy: boolean;
  readonly onReceipts: (folder: string) => void;
  readonly onSettings: (folder: string) => void;
}

/** What goes from this desk to a stick, back to the stations: receipts and settings. */
export function GivePanel({ isBusy, ...on }: GivePanelProps) {
  const { t } = useTranslation('intake');
  const [folder, setFolder] = useState('');
  const isReady = !isBusy && folder.trim() !== '';
  return (
    <section className={styles.panel} aria-labelledby="intake-give">
      <Title order={2} size="h4" id="intake-give">
        {t('give.title')}
      </Title>
      <TextInput
        size="md"
        className={styles.path}
        label={t('give.folder')}
        placeholder={t('take.pathHint')}
        value={folder}
        onChange={(event) => setFolder(event.currentTarget.value)}
        disabled={isBusy}
        maxLength={1000}
        autoComplete="off"
        spellCheck={false}
      />
      <div className={styles.choices}>
        <div>
          <Button
            size="md"
            variant="default"
            disabled={!isReady}
            onClick={() => on.onReceipts(folder.trim())}
          >
            {t('give.receipts')}
          </Button>
          <p className={styles.hint}>{t('give.receiptsHint')}</p>
        </div>
        <div>
          <Button
            size="md"
            variant="default"
            disabled={!isReady}
            onClick={() => on.onSettings(folder.trim())}
          >
            {t('give.settings')}
          </Button>
          <p className={styles.hint}>{t('give.settingsHint')}</p>
        </div>
      </div>
    </section>
  );
}
