import { Button, TextInput } from '@mantine/core';
import { useId, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { PushState } from '#shared/features/network/network.contract.ts';
import styles from './network.module.css';
import { PushFacts, WaitingLines } from './push-facts.tsx';

interface PushFormProps {
  readonly station: PushState;
  readonly isBusy: boolean;
  readonly isTold: boolean;
  readonly onPush: (on: boolean, address: string) => Promise<void>;
  readonly onNow: () => void;
}

/** Whether this station calls its desk by itself, where, and how that goes. */
export function PushForm({ station, isBusy, isTold, onPush, onNow }: PushFormProps) {
  const { t } = useTranslation('network');
  const id = useId();
  const { isOn, desk, addresses } = station;
  const said = station.address ?? '';
  const [typed, setTyped] = useState(said);
  const onCard = station.address === null ? addresses.join(', ') : '';

  function send(event: FormEvent): void {
    event.preventDefault();
    void onPush(true, typed);
  }

  return (
    <form className={styles.card} aria-labelledby={id} onSubmit={send} noValidate>
      <h3 id={id} className={styles.title}>
        {t('station.title')}
      </h3>
      {desk === null ? (
        <p>{t('station.noDesk')}</p>
      ) : (
        <p lang="vi">{t('station.deskOf', { unit: desk.unitName })}</p>
      )}
      <PushFacts state={station} isTold={isTold} />
      <WaitingLines state={station} />
      {desk?.hasPin === false ? (
        <p>{t('station.noPin')}</p>
      ) : (
        <TextInput
          size="md"
          label={t('station.address')}
          description={
            onCard === ''
              ? t('station.addressHintNone')
              : t('station.addressHint', { addresses: onCard })
          }
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          maxLength={80}
          autoComplete="off"
          spellCheck={false}
        />
      )}
      <div className={styles.buttons}>
        {isOn ? (
          <>
            <Button size="md" loading={isBusy} disabled={station.isPushing} onClick={onNow}>
              {t('station.now')}
            </Button>
            {typed.trim() !== said && (
              <Button type="submit" size="md" variant="default" disabled={isBusy}>
                {t('station.keep')}
              </Button>
            )}
            <Button
              size="md"
              variant="default"
              disabled={isBusy}
              onClick={() => void onPush(false, said)}
            >
              {t('station.off')}
            </Button>
          </>
        ) : (
          <Button type="submit" size="md" disabled={isBusy || desk?.hasPin !== true}>
            {t('station.on')}
          </Button>
        )}
      </div>
    </form>
  );
}
