import { safe } from '@orpc/client';
import { Button, NumberInput, Textarea, TextInput } from '@mantine/core';
import { useCallback, useEffect, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Client } from '#renderer/client/client.ts';
import type { Breach } from '#shared/features/letter/subject-request.ts';
import { ask, type Refusal } from './ask.ts';
import { readMoment, writeMoment } from './moment.ts';
import styles from './overdue-panel.module.css';
import { RefusalNote } from './refusal-note.tsx';

interface BreachPanelProps {
  readonly client: Client;
  readonly isOpen: boolean;
  readonly onChange: () => void;
}

/** Leaks of personal data: the agency for data protection is told within 72 hours. */
export function BreachPanel({ client, isOpen, onChange }: BreachPanelProps) {
  const { t } = useTranslation('letter');
  const [breaches, setBreaches] = useState<readonly Breach[]>([]);
  const [isFailed, setFailed] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();
  const [isWriting, setWriting] = useState(false);

  const look = useCallback(async () => {
    const { data, isSuccess } = await safe(client.letter.listBreaches());
    setFailed(!isSuccess);
    if (isSuccess) setBreaches(data.breaches);
  }, [client]);
  useEffect(() => void look(), [look, isOpen]);

  async function act(call: Promise<Breach>): Promise<boolean> {
    const outcome = await ask(call);
    setRefusal(outcome.done ? undefined : outcome.refusal);
    await look();
    onChange();
    return outcome.done;
  }

  return (
    <section className={styles.panel} aria-label={t('breach.title')}>
      <h2>{t('breach.title')}</h2>
      <p className={styles.hint}>{t('breach.intro')}</p>
      <RefusalNote refusal={refusal} />
      {isFailed && <p role="alert">{t('failed.title')}</p>}
      {breaches.length > 0 && (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('breach.detected')}</th>
              <th scope="col">{t('breach.affected')}</th>
              <th scope="col">{t('breach.what')}</th>
              <th scope="col">{t('breach.notify')}</th>
            </tr>
          </thead>
          <tbody>
            {breaches.map((breach) => (
              <Line
                key={breach.id}
                breach={breach}
                onNotified={(notifiedAtMs) =>
                  act(client.letter.notifyBreach({ id: breach.id, notifiedAtMs }))
                }
              />
            ))}
          </tbody>
        </table>
      )}
      {isWriting ? (
        <BreachForm
          onSave={(wish) =>
            void act(client.letter.recordBreach(wish)).then(
              (isRecorded) => isRecorded && setWriting(false),
            )
          }
          onCancel={() => setWriting(false)}
        />
      ) : (
        <div>
          <Button variant="default" onClick={() => setWriting(true)}>
            {t('breach.begin')}
          </Button>
        </div>
      )}
    </section>
  );
}

interface LineProps {
  readonly breach: Breach;
  readonly onNotified: (atMs: number) => Promise<boolean>;
}

const hourMs = 60 * 60 * 1_000;

function Line({ breach, onNotified }: LineProps) {
  const { t } = useTranslation('letter');
  const { detectedAtMs, affected, description, notifyByMs, notifiedAtMs } = breach;
  const [text, setText] = useState(() => writeMoment(Date.now()));
  const atMs = readMoment(text);
  const hours = Math.floor((notifyByMs - Date.now()) / hourMs);
  return (
    <tr>
      <td>{writeMoment(detectedAtMs)}</td>
      <td>{affected}</td>
      <td lang="vi">{description ?? t('breach.sealed')}</td>
      <td>
        {notifiedAtMs === undefined ? (
          <div className={styles.form}>
            <span className={breach.isLate ? styles.late : undefined}>
              {breach.isLate
                ? t('breach.late', { moment: writeMoment(notifyByMs) })
                : t('breach.left', { moment: writeMoment(notifyByMs), count: Math.max(0, hours) })}
            </span>
            <div className={styles.tools}>
              <TextInput
                size="xs"
                label={t('breach.notifiedAt')}
                value={text}
                onChange={(event) => setText(event.currentTarget.value)}
                error={atMs === undefined && t('breach.momentHint')}
                maxLength={20}
                autoComplete="off"
              />
              <Button
                size="xs"
                disabled={atMs === undefined}
                onClick={() => atMs !== undefined && void onNotified(atMs)}
              >
                {t('breach.notified')}
              </Button>
            </div>
          </div>
        ) : (
          t('breach.notifiedOn', { moment: writeMoment(notifiedAtMs) })
        )}
      </td>
    </tr>
  );
}

interface BreachFormProps {
  readonly onSave: (wish: {
    readonly id: string;
    readonly detectedAtMs: number;
    readonly affected: number;
    readonly description: string;
  }) => void;
  readonly onCancel: () => void;
}

function BreachForm({ onSave, onCancel }: BreachFormProps) {
  const { t } = useTranslation('letter');
  const [id] = useState(() => crypto.randomUUID());
  const [text, setText] = useState(() => writeMoment(Date.now()));
  const [affected, setAffected] = useState<number | string>('');
  const [description, setDescription] = useState('');
  const [isChecked, setChecked] = useState(false);
  const detectedAtMs = readMoment(text);

  function send(event: FormEvent): void {
    event.preventDefault();
    setChecked(true);
    const what = description.trim();
    if (detectedAtMs === undefined || typeof affected !== 'number' || what === '') return;
    onSave({ id, detectedAtMs, affected, description: what });
  }

  return (
    <form className={styles.form} onSubmit={send} noValidate>
      <TextInput
        label={t('breach.detectedAt')}
        description={t('breach.momentHint')}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        error={isChecked && detectedAtMs === undefined && t('breach.notAMoment')}
        maxLength={20}
        autoComplete="off"
      />
      <NumberInput
        label={t('breach.howMany')}
        value={affected}
        onChange={setAffected}
        min={0}
        max={1_000_000}
        allowDecimal={false}
        hideControls
        error={isChecked && typeof affected !== 'number' && t('form.missing')}
      />
      <Textarea
        label={t('breach.description')}
        description={t('breach.descriptionNote')}
        value={description}
        onChange={(event) => setDescription(event.currentTarget.value)}
        error={isChecked && description.trim() === '' && t('form.missing')}
        rows={3}
        maxLength={2_000}
      />
      <div className={styles.buttons}>
        <Button type="submit">{t('breach.save')}</Button>
        <Button variant="default" onClick={onCancel}>
          {t('act.cancel')}
        </Button>
      </div>
    </form>
  );
}
