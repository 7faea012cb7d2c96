import { Alert, Button, Checkbox } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Client } from '#renderer/client/client.ts';
import { Icon } from '#renderer/ui/icon.tsx';
import { SecretSheet } from '#renderer/ui/secret-sheet.tsx';
import type { LetterContents, LetterKind } from '#shared/features/letter/letter-contents.ts';
import { writeReceiptCode } from '#shared/features/letter/receipt-code.ts';
import type { LetterBoard } from '#shared/features/letter/letter-board.ts';
import { ask, type Refusal } from './ask.ts';
import { ConsentAtDesk, type Ground } from './consent-at-desk.tsx';
import { ContentsForm } from './contents-form.tsx';
import styles from './new-letter.module.css';
import { RefusalNote } from './refusal-note.tsx';

interface NewLetterProps {
  readonly client: Client;
  readonly board: LetterBoard;
  readonly unitName: string;
  readonly onRecorded: () => void;
  /** Goes on with the letter that was recorded. */
  readonly onShow: (id: string) => void;
}

interface Recorded {
  readonly id: string;
  readonly code: string | undefined;
}

/** A letter that staff begin at the desk: which kind first, then what it says. */
export function NewLetter({ client, board, unitName, onRecorded, onShow }: NewLetterProps) {
  const { t } = useTranslation('letter');
  const [kind, setKind] = useState<LetterKind>();
  const [minted, setMinted] = useState(mint);
  const [ground, setGround] = useState<Ground>();
  const [hasBegun, setBegun] = useState(false);
  const [wantsCode, setWantsCode] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();
  const [recorded, setRecorded] = useState<Recorded>();
  const kinds = board.rules.filter(({ startedAt }) => startedAt.includes('desk'));

  async function record(contents: LetterContents): Promise<void> {
    const { id, secret } = minted;
    setBusy(true);
    setRefusal(undefined);
    const outcome = await ask(
      client.letter.record({
        id,
        contents,
        ...(ground?.consent !== undefined && { consent: ground.consent }),
        ...(wantsCode && contents.kind !== 'condolence' && { secret }),
      }),
    );
    setBusy(false);
    if (!outcome.done) {
      if (outcome.refusal.code === 'CONSENT_CHANGED') setGround(undefined); // what is typed stays
      return setRefusal(outcome.refusal);
    }
    setRecorded({ id, code: outcome.data.code });
    onRecorded();
  }

  function beginAnew(next?: LetterKind): void {
    setMinted(mint());
    setKind(next);
    setGround(undefined);
    setBegun(false);
    setWantsCode(false);
    setRecorded(undefined);
    setRefusal(undefined);
  }

  function standOn(next: Ground): void {
    setGround(next);
    setBegun(true);
    setWantsCode(next.consent !== undefined && kind !== 'condolence');
    setRefusal(undefined);
  }

  if (recorded !== undefined) {
    return (
      <div className={styles.recorded}>
        <Alert role="status" variant="light" icon={<Icon name="check" />}>
          {t('new.recorded')}
        </Alert>
        {recorded.code !== undefined && (
          <SecretSheet
            title={t('new.receipt')}
            place={unitName}
            entries={[{ label: t('new.code'), value: writeReceiptCode(recorded.code) }]}
            keep={t('new.keep')}
            print={t('new.print')}
          />
        )}
        <div className={styles.buttons}>
          <Button onClick={() => onShow(recorded.id)}>{t('new.show')}</Button>
          <Button variant="default" onClick={() => beginAnew()}>
            {t('new.another')}
          </Button>
        </div>
      </div>
    );
  }
  if (kind === undefined) {
    return (
      <section aria-label={t('new.choose')}>
        <h2 className={styles.title}>{t('new.choose')}</h2>
        <ul className={styles.kinds}>
          {kinds.map(({ kind: each }) => (
            <li key={each}>
              <button type="button" className={styles.kind} onClick={() => beginAnew(each)}>
                <strong>{t(`kind.${each}`)}</strong>
                <span>{t(`new.about.${each}`)}</span>
              </button>
            </li>
          ))}
        </ul>
      </section>
    );
  }
  return (
    <section aria-label={t(`kind.${kind}`)} className={styles.recorded}>
      <h2 className={styles.title}>{t(`kind.${kind}`)}</h2>
      <RefusalNote refusal={refusal} />
      {ground === undefined && (
        <ConsentAtDesk
          client={client}
          kind={kind}
          unitName={unitName}
          onGround={standOn}
          onCancel={() => beginAnew()}
        />
      )}
      {ground !== undefined && <GroundLine ground={ground} />}
      {ground !== undefined &&
        (kind === 'condolence' ? (
          <p className={styles.hint}>{t('new.condolence')}</p>
        ) : (
          <Checkbox
            size="md"
            label={t('new.wantsCode')}
            description={t('new.wantsCodeNote')}
            checked={wantsCode}
            onChange={(event) => setWantsCode(event.currentTarget.checked)}
          />
        ))}
      {hasBegun && (
        <div hidden={ground === undefined}>
          <ContentsForm
            kind={kind}
            today={board.today}
            submit={t('new.save')}
            isBusy={isBusy}
            onSave={(contents) => void record(contents)}
            onCancel={() => beginAnew()}
          />
        </div>
      )}
    </section>
  );
}

/** On what the letter is begun, while it is written. */
function GroundLine({ ground: { consent } }: { readonly ground: Ground }) {
  const { t } = useTranslation('letter');
  return (
    <p className={styles.hint}>
      {consent === undefined
        ? t('ground.duty')
        : t('ground.consentOf', {
            by: t(`consent.by.${consent.by}`),
            how: t(`consent.way.${consent.how}`),
          })}
    </p>
  );
}

/** Minted before anything is sent: a retry is the same letter. */
function mint() {
  return { id: crypto.randomUUID(), secret: crypto.randomUUID() };
}
