import { Button, FileButton, TextInput, Title } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './intake-screen.module.css';

interface TakePanelProps {
  readonly isBusy: boolean;
  readonly onFiles: (files: readonly File[]) => void;
  readonly onFolder: (path: string) => void;
}

/** Files that somebody points at, or every batch in a place on this machine. */
export function TakePanel({ isBusy, onFiles, onFolder }: TakePanelProps) {
  const { t } = useTranslation('intake');
  const [path, setPath] = useState('');
  function send(event: FormEvent): void {
    event.preventDefault();
    if (path.trim() !== '') onFolder(path.trim());
  }
  return (
    <section className={styles.panel} aria-labelledby="intake-take">
      <Title order={2} size="h4" id="intake-take">
        {t('take.title')}
      </Title>
      <FileButton
        multiple
        accept=".hlb,.hll"
        onChange={(files) => files.length > 0 && onFiles(files)}
      >
        {(props) => (
          <Button {...props} size="md" disabled={isBusy}>
            {t('take.choose')}
          </Button>
        )}
      </FileButton>
      <form className={styles.line} onSubmit={send}>
        <p className={styles.or}>{t('take.or')}</p>
        <TextInput
          size="md"
          className={styles.path}
          label={t('take.path')}
          placeholder={t('take.pathHint')}
          value={path}
          onChange={(event) => setPath(event.currentTarget.value)}
          disabled={isBusy}
          maxLength={1000}
          autoComplete="off"
          spellCheck={false}
        />
        <Button type="submit" size="md" variant="default" disabled={isBusy || path.trim() === ''}>
          {t('take.folder')}
        </Button>
      </form>
      <p className={styles.hint}>{t('take.late')}</p>
    </section>
  );
}
