import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Client } from '#renderer/client/client.ts';
import { Icon } from '#renderer/ui/icon.tsx';
import type { KeyStatus } from '#shared/features/letter/letter-board.ts';
import { ask } from './ask.ts';
import styles from './letters-screen.module.css';
import { OpenLetters } from './open-letters.tsx';
import { useSecondsUntil } from './use-seconds-until.ts';

interface KeyBarProps {
  readonly client: Client;
  readonly keys: KeyStatus;
  readonly closesAtMs: number;
  readonly onChange: () => void;
}

/** Whether letters can be read here now, for how long yet, and the way to change it. */
export function KeyBar({ client, keys, closesAtMs, onChange }: KeyBarProps) {
  const { t } = useTranslation('letter');
  const [isOpening, setOpening] = useState(false);
  const close = async () => {
    await ask(client.letter.close());
    onChange();
  };
  return (
    <section className={styles.keys} data-state={keys.state} aria-label={t('keys.label')}>
      <Icon name={keys.state === 'open' ? 'info' : 'locked'} />
      {keys.state === 'open' ? (
        <>
          <TimeLeft closesAtMs={closesAtMs} onReached={onChange} />
          <Button variant="default" onClick={() => void close()}>
            {t('keys.close')}
          </Button>
        </>
      ) : (
        <>
          <p>{t('keys.closed')}</p>
          <Button onClick={() => setOpening(true)}>{t('keys.open')}</Button>
        </>
      )}
      {isOpening && keys.state === 'closed' && (
        <OpenLetters
          client={client}
          keys={keys}
          onClose={() => {
            setOpening(false);
            onChange();
          }}
        />
      )}
    </section>
  );
}

interface TimeLeftProps {
  readonly closesAtMs: number;
  readonly onReached: () => void;
}

function TimeLeft({ closesAtMs, onReached }: TimeLeftProps) {
  const { t } = useTranslation('letter');
  const left = useSecondsUntil(closesAtMs, onReached);
  const seconds = String(left % 60).padStart(2, '0');
  return <p role="timer">{t('keys.opened', { left: `${Math.floor(left / 60)}:${seconds}` })}</p>;
}
