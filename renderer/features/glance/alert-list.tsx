import { Button, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '#renderer/ui/icon.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { writeMonth } from '#shared/features/activity/month.ts';
import type { Alert, Glance } from '#shared/features/glance/glance.contract.ts';
import { Card } from './card.tsx';
import styles from './glance-screen.module.css';
import { writeDay, writeDays } from './write-when.ts';

interface AlertListProps {
  readonly alerts: readonly Alert[];
  readonly isBusy: boolean;
  readonly onAcknowledge: (id: number, words: string) => void;
}

/** Alerts that nobody has said a word to yet. */
export function AlertList({ alerts, isBusy, onAcknowledge }: AlertListProps) {
  const { t } = useTranslation('glance');
  if (alerts.length === 0) return null;
  return (
    <Card title={t('alerts.title')} isWide>
      <ul className={styles.alerts}>
        {alerts.map((alert) => (
          <li key={alert.id}>
            <Icon name="attention" />
            <div className={styles.alert}>
              <AlertWords alert={alert} />
              <AcknowledgeForm
                id={alert.id}
                isBusy={isBusy}
                onSend={(words) => onAcknowledge(alert.id, words)}
              />
            </div>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function AlertWords({ alert }: { readonly alert: Alert }) {
  const { t, i18n } = useTranslation('glance');
  const format = useFormat();
  const { figure, days, month, n, share, interval, threshold, reason } = alert;
  const [low, high] = interval ?? [];
  const limit = threshold / 100;
  const holds = low !== undefined && high !== undefined && low <= limit && limit <= high;
  const bounds = { from: format.share(low ?? 0), to: format.share(high ?? 0) };
  const when = days ? writeDays(...days) : writeMonth(month ?? '');
  return (
    <>
      <p className={styles.strong}>
        {t(`alerts.${figure}`, {
          when,
          n: format.count(n),
          share: format.share(share),
          threshold: format.count(threshold),
          reason: reason?.[i18n.language] ?? reason?.['vi'] ?? '',
        })}
      </p>
      {interval && <p>{holds ? t('alerts.mayBeChance', bounds) : t('alerts.notChance', bounds)}</p>}
    </>
  );
}

interface AcknowledgeFormProps {
  readonly id: number;
  readonly isBusy: boolean;
  readonly onSend: (words: string) => void;
}

const shortestWords = 2;

function AcknowledgeForm({ id, isBusy, onSend }: AcknowledgeFormProps) {
  const { t } = useTranslation('glance');
  const [words, setWords] = useState('');
  const said = words.trim();
  function send(event: FormEvent): void {
    event.preventDefault();
    if (said.length >= shortestWords) onSend(said);
  }
  return (
    <form className={styles.acknowledge} onSubmit={send} aria-label={t('alerts.of', { id })}>
      <TextInput
        className={styles.grow}
        label={t('alerts.words')}
        description={t('alerts.wordsHint')}
        maxLength={300}
        autoComplete="off"
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      <Button type="submit" disabled={isBusy || said.length < shortestWords}>
        {t('alerts.acknowledge')}
      </Button>
    </form>
  );
}

/** The last alerts that somebody has seen, with what they said. */
export function SeenAlerts({ acknowledged }: Pick<Glance, 'acknowledged'>) {
  const { t } = useTranslation('glance');
  if (acknowledged.length === 0) return null;
  return (
    <details className={styles.seen}>
      <summary>{t('alerts.seen', { n: acknowledged.length })}</summary>
      <ul className={styles.lines}>
        {acknowledged.map(({ alert, words, person, day }) => (
          <li key={alert.id}>
            <AlertWords alert={alert} />
            <p className={styles.soft}>
              {t('alerts.seenBy', { person, day: writeDay(day), words })}
            </p>
          </li>
        ))}
      </ul>
    </details>
  );
}
