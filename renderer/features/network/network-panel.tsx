import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Client } from '#renderer/client/client.ts';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import { ListenForm } from './listen-form.tsx';
import styles from './network.module.css';
import { NetworkOutcome } from './push-facts.tsx';
import { PushForm } from './push-form.tsx';
import { useNetwork } from './use-network.ts';

/** How stations and desk meet on the office's network; each machine sees the side that it has. */
export function NetworkPanel({ client }: { readonly client: Client }) {
  const { t } = useTranslation('network');
  const { state, notice, isBusy, look, listen, push, pushNow } = useNetwork(client);
  return (
    <section className={styles.panel} aria-label={t('title')}>
      <h2 className={styles.heading}>{t('title')}</h2>
      <p className={styles.soft}>{t('intro')}</p>
      {state === 'loading' && <p role="status">{t('loading')}</p>}
      {state === 'failed' && (
        <FailureNote title={t('failed.title')} body={t('failed.body')}>
          <Button variant="default" onClick={() => void look()}>
            {t('failed.again')}
          </Button>
        </FailureNote>
      )}
      <NetworkOutcome notice={notice} />
      {typeof state === 'object' && (
        <div className={styles.sides}>
          {isDesk(state) && <ListenForm desk={state.desk} isBusy={isBusy} onListen={listen} />}
          {(state.station.desk !== null || state.station.isOn) && (
            <PushForm
              key={state.station.address ?? ''}
              station={state.station}
              isBusy={isBusy}
              isTold={notice?.is === 'pushed'}
              onPush={push}
              onNow={() => void pushNow()}
            />
          )}
        </div>
      )}
    </section>
  );
}

/** A machine that has a desk of its own is a station, unless others send to it as well. */
function isDesk({
  desk,
  station,
}: Exclude<ReturnType<typeof useNetwork>['state'], string>): boolean {
  return desk.isOn || desk.stations.length > 0 || station.desk === null;
}
