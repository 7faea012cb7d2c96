import { Button, Loader, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Client } from '#renderer/client/client.ts';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import { ConfigureForm } from './configure-form.tsx';
import styles from './configure-screen.module.css';
import { useStationSettings } from './use-station-settings.ts';

/** What the office decides about the citizen's screen. */
export function ConfigureScreen({ client }: { readonly client: Client }) {
  const { t } = useTranslation('configure');
  const { known, outcome, isBusy, load, save, copy } = useStationSettings(client);
  return (
    <div className={styles.screen}>
      <Title order={1} size="h2">
        {t('title')}
      </Title>
      <p className={styles.intro}>{t('intro')}</p>
      {known.is === 'loading' && <Loader role="status" aria-label={t('loading')} />}
      {known.is === 'failed' && (
        <FailureNote title={t('failed.title')} body={t('failed.body')}>
          <Button onClick={load}>{t('failed.again')}</Button>
        </FailureNote>
      )}
      {known.is === 'known' && (
        <ConfigureForm
          key={known.settings.version}
          settings={known.settings}
          outcome={outcome}
          isBusy={isBusy}
          onLoad={load}
          onSave={(choices) => save(known.settings.version, choices)}
          onCopy={copy}
        />
      )}
    </div>
  );
}
