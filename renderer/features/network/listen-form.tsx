import { Alert, Button, TextInput } from '@mantine/core';
import { useId, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '#renderer/ui/icon.tsx';
import type { ListenState } from '#shared/features/network/network.contract.ts';
import styles from './network.module.css';
import { useMoment } from './use-moment.ts';

interface ListenFormProps {
  readonly desk: ListenState;
  readonly isBusy: boolean;
  readonly onListen: (on: boolean, port: number) => Promise<void>;
}

/** Whether this desk is reached by its stations, where, and who has called. */
export function ListenForm({ desk, isBusy, onListen }: ListenFormProps) {
  const { t } = useTranslation('network');
  const id = useId();
  const { isOn, state, addresses, strangers } = desk;
  const [typed, setTyped] = useState(String(desk.port));
  const [isChecked, setChecked] = useState(false);
  const port = /^\d{4,5}$/.test(typed.trim()) ? Number(typed) : 0;
  const isPort = port >= 1024 && port <= 65_535;
  const isWell = state === 'off' || state === 'listening';

  function send(event: FormEvent): void {
    event.preventDefault();
    setChecked(true);
    if (isOn) void onListen(false, desk.port);
    else if (isPort) void onListen(true, port);
  }

  return (
    <form className={styles.card} aria-labelledby={id} onSubmit={send} noValidate>
      <h3 id={id} className={styles.title}>
        {t('desk.title')}
      </h3>
      {isWell ? (
        <p className={styles.strong}>{t(`desk.state.${state}`, { port: desk.port })}</p>
      ) : (
        <Alert
          role="note"
          variant="default"
          className={styles.attention}
          icon={<Icon name="attention" />}
        >
          {t(`desk.state.${state}`, { port: desk.port })}
        </Alert>
      )}
      {isOn ? (
        <>
          <Addresses addresses={addresses} />
          <p className={styles.soft}>{t('desk.advice', { port: desk.port })}</p>
          <p className={styles.soft}>{t('desk.cards')}</p>
          <Stations stations={desk.stations} />
          {strangers > 0 && (
            <p className={styles.soft}>{t('desk.strangers', { count: strangers })}</p>
          )}
        </>
      ) : (
        <TextInput
          size="md"
          className={styles.port}
          inputMode="numeric"
          label={t('desk.port')}
          description={t('desk.portHint')}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          error={isChecked && !isPort && t('desk.portInvalid')}
          maxLength={5}
          autoComplete="off"
        />
      )}
      <div className={styles.buttons}>
        <Button type="submit" size="md" variant={isOn ? 'default' : 'filled'} disabled={isBusy}>
          {isOn ? t('desk.off') : t('desk.on')}
        </Button>
      </div>
    </form>
  );
}

function Addresses({ addresses }: Pick<ListenState, 'addresses'>) {
  const { t } = useTranslation('network');
  if (addresses.length === 0) return <p>{t('desk.noAddress')}</p>;
  return (
    <div>
      <p>{t('desk.addresses')}</p>
      <ul className={styles.addresses}>
        {addresses.map((address) => (
          <li key={address}>
            <code className={styles.address}>{address}</code>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Stations({ stations }: Pick<ListenState, 'stations'>) {
  const { t } = useTranslation('network');
  const moment = useMoment();
  if (stations.length === 0) return <p>{t('desk.noStations')}</p>;
  return (
    <table className={styles.table} aria-label={t('desk.stations')}>
      <thead>
        <tr>
          <th scope="col">{t('desk.station')}</th>
          <th scope="col">{t('desk.called')}</th>
        </tr>
      </thead>
      <tbody>
        {stations.map(({ code, name, hasPin, reachedAt }) => (
          <tr key={code}>
            <th scope="row">
              <span lang="vi">{name}</span> ({code})
            </th>
            <td>
              {hasPin
                ? reachedAt === null
                  ? t('desk.never')
                  : moment(reachedAt)
                : t('desk.oldCard')}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
