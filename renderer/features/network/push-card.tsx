import { Button } from '@mantine/core';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Client } from '#renderer/client/client.ts';
import styles from './network.module.css';
import { NetworkOutcome, PushFacts } from './push-facts.tsx';
import { usePush } from './use-network.ts';

interface PushCardProps {
  readonly client: Client;
  readonly onSent: () => void;
}

/** The way over the network, for whoever carries batches; nothing where it is switched off. */
export function PushCard({ client, onSent }: PushCardProps) {
  const { t } = useTranslation('network');
  const id = useId();
  const { state, notice, isBusy, pushNow } = usePush(client, onSent);
  if (state === 'loading' || state === 'failed' || !state.isOn) return null;
  return (
    <section className={styles.card} aria-labelledby={id}>
      <h2 id={id} className={styles.title}>
        {t('carry.title')}
      </h2>
      <PushFacts state={state} isTold={notice?.is === 'pushed'} />
      <NetworkOutcome notice={notice} />
      <div className={styles.buttons}>
        <Button
          size="md"
          loading={isBusy}
          disabled={state.isPushing}
          onClick={() => void pushNow()}
        >
          {t('station.now')}
        </Button>
      </div>
    </section>
  );
}
