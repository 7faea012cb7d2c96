import { Alert } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Client } from '#renderer/client/client.ts';
import { DeskScreen } from '#renderer/ui/desk-screen.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import { BatchForm } from './batch-form.tsx';
import { BatchList } from './batch-list.tsx';
import { BatchPanel } from './batch-panel.tsx';
import styles from './entry-screen.module.css';
import { useBatches } from './use-batches.ts';

/** Staff type forms of paper in, bundle by bundle. */
export function PaperEntryScreen({ client }: { readonly client: Client }) {
  const { t } = useTranslation('paper');
  const { batches, look, open } = useBatches(client);
  const [chosenId, setChosenId] = useState<number>();
  const leave = () => {
    setChosenId(undefined);
    look();
  };

  if (chosenId !== undefined) {
    return <BatchPanel key={chosenId} client={client} batchId={chosenId} onLeave={leave} />;
  }
  return (
    <DeskScreen
      title={t('entry.title')}
      intro={t('entry.intro')}
      state={batches.is}
      loading={t('loading')}
      failed={{
        title: t('failed.title'),
        body: t('failed.body'),
        again: t('failed.again'),
      }}
      onAgain={look}
    >
      {batches.is === 'known' && (
        <div className={styles.parts}>
          {!batches.list.clockTrusted && (
            <Alert
              variant="default"
              icon={<Icon name="attention" />}
              title={t('refused.CLOCK_UNTRUSTED.title')}
            >
              {t('refused.CLOCK_UNTRUSTED.body')}
            </Alert>
          )}
          <BatchForm list={batches.list} onOpen={open} onOpened={({ id }) => setChosenId(id)} />
          <BatchList list={batches.list} onChoose={setChosenId} />
        </div>
      )}
    </DeskScreen>
  );
}
