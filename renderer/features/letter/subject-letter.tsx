import { Alert, Button, Checkbox, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Client } from '#renderer/client/client.ts';
import { Icon } from '#renderer/ui/icon.tsx';
import { shortLetterDate } from '#shared/features/letter/letter-date.ts';
import {
  deletionReasons,
  subjectWishes,
  type DeletionReason,
} from '#shared/features/letter/letter-words.ts';
import type { LetterBoard } from '#shared/features/letter/letter-board.ts';
import type { LetterLine } from '#shared/features/letter/letter-line.ts';
import { ask, type Refusal } from './ask.ts';
import { ContentsView } from './contents-view.tsx';
import styles from './overdue-panel.module.css';
import { RefusalNote } from './refusal-note.tsx';

/** Whose letter is meant: by the receipt's code, or by the letter after papers were shown. */
export type Meant = { readonly code: string } | { readonly id: string };

interface SubjectLetterProps {
  readonly client: Client;
  readonly board: LetterBoard;
  readonly meant: Meant;
  /** What the code led to; it names nobody. */
  readonly letter: LetterLine | undefined;
  readonly onOpened: () => void;
  readonly onCorrect: (id: string) => void;
  readonly onDeleted: () => void;
}

type Disclosed = Awaited<ReturnType<Client['letter']['disclose']>>;

/** One letter and what its addressee may ask for: to see, correct, delete it, or another wish. */
export function SubjectLetter({ client, board, meant, letter, ...on }: SubjectLetterProps) {
  const { t } = useTranslation('letter');
  const [disclosed, setDisclosed] = useState<Disclosed>();
  const [refusal, setRefusal] = useState<Refusal>();
  const [isNoted, setNoted] = useState(false);
  const isOpen = board.keys.state === 'open';
  const id = letter?.id ?? ('id' in meant ? meant.id : undefined);

  async function disclose(): Promise<void> {
    const outcome = await ask(client.letter.disclose(meant));
    setDisclosed(outcome.done ? outcome.data : undefined);
    setRefusal(outcome.done ? undefined : outcome.refusal);
  }

  async function note(wish: (typeof subjectWishes)[number]): Promise<void> {
    const requestId = crypto.randomUUID();
    const outcome = await ask(client.letter.openRequest({ id: requestId, about: meant, wish }));
    setNoted(outcome.done);
    setRefusal(outcome.done ? undefined : outcome.refusal);
    on.onOpened();
  }

  return (
    <>
      {letter !== undefined && (
        <p role="status">
          {t('subject.found', {
            kind: t(`kind.${letter.kind}`),
            state: t(`state.${letter.state}`),
            day: shortLetterDate(letter.requestedOn),
          })}
        </p>
      )}
      {letter === undefined && <p role="status">{t('subject.byPapers')}</p>}
      <RefusalNote refusal={refusal} />
      {isNoted && (
        <Alert role="status" variant="light" icon={<Icon name="check" />}>
          {t('subject.noted')}
        </Alert>
      )}
      <div className={styles.tools}>
        <NativeSelect
          label={t('subject.note')}
          value=""
          onChange={(event) => {
            const wish = subjectWishes.find((each) => each === event.currentTarget.value);
            if (wish !== undefined) void note(wish);
          }}
          data={[
            { value: '', label: t('form.choose') },
            ...subjectWishes.map((value) => ({ value, label: t(`request.of.${value}`) })),
          ]}
        />
        <Button variant="default" disabled={!isOpen} onClick={() => void disclose()}>
          {t('subject.disclose')}
        </Button>
        {id !== undefined && (
          <Button variant="default" disabled={!isOpen} onClick={() => on.onCorrect(id)}>
            {t('subject.correct')}
          </Button>
        )}
      </div>
      {!isOpen && <p className={styles.hint}>{t('subject.openFirst')}</p>}
      {disclosed !== undefined && isOpen && <DisclosedParts disclosed={disclosed} />}
      <Deleting client={client} meant={meant} onRefused={setRefusal} onDeleted={on.onDeleted} />
    </>
  );
}

function DisclosedParts({ disclosed: { letter, consent } }: { readonly disclosed: Disclosed }) {
  const { t } = useTranslation('letter');
  return (
    <section aria-label={t('subject.kept')} className={styles.form}>
      <h3>{t('subject.kept')}</h3>
      {letter.contents !== undefined && <ContentsView contents={letter.contents} />}
      <p className={styles.hint}>
        {t('subject.keptMore', {
          day: shortLetterDate(letter.requestedOn),
          state: t(`state.${letter.state}`),
        })}
      </p>
      {consent !== undefined && (
        <details>
          <summary>{t('subject.consent')}</summary>
          {consent.by !== undefined && consent.how !== undefined && (
            <p>
              {t('subject.consentGiven', {
                by: t(`consent.by.${consent.by}`),
                how: t(`consent.way.${consent.how}`),
                day: consent.givenOn === undefined ? '–' : shortLetterDate(consent.givenOn),
                person: consent.recordedBy ?? '–',
              })}
            </p>
          )}
          <p lang={consent.language}>{consent.text}</p>
        </details>
      )}
    </section>
  );
}

interface DeletingProps {
  readonly client: Client;
  readonly meant: Meant;
  readonly onRefused: (refusal: Refusal) => void;
  readonly onDeleted: () => void;
}

/** Asked twice: it cannot be taken back. */
function Deleting({ client, meant, onRefused, onDeleted }: DeletingProps) {
  const { t } = useTranslation('letter');
  const [isAsked, setAsked] = useState(false);
  const [isSure, setSure] = useState(false);
  const [reason, setReason] = useState<DeletionReason>();
  const needsReason = 'id' in meant;

  async function remove(): Promise<void> {
    const wish = 'code' in meant ? meant : reason && { ...meant, reason };
    if (wish === undefined) return;
    const outcome = await ask(client.letter.delete(wish));
    if (outcome.done) onDeleted();
    else onRefused(outcome.refusal);
  }

  if (!isAsked) {
    return (
      <div>
        <Button variant="subtle" color="red" onClick={() => setAsked(true)}>
          {t('delete.ask')}
        </Button>
      </div>
    );
  }
  return (
    <section className={styles.form} aria-label={t('delete.title')}>
      <h3>{t('delete.title')}</h3>
      <p className={styles.hint}>{t('delete.body')}</p>
      <p className={styles.hint}>{t('delete.stays')}</p>
      {needsReason && (
        <NativeSelect
          label={t('delete.reason')}
          value={reason ?? ''}
          onChange={(event) =>
            setReason(deletionReasons.find((each) => each === event.currentTarget.value))
          }
          data={[
            { value: '', label: t('form.choose') },
            ...deletionReasons.map((value) => ({ value, label: t(`delete.why.${value}`) })),
          ]}
        />
      )}
      <Checkbox
        size="md"
        label={t('delete.sure')}
        checked={isSure}
        onChange={(event) => setSure(event.currentTarget.checked)}
      />
      <div className={styles.buttons}>
        <Button
          color="red"
          disabled={!isSure || (needsReason && reason === undefined)}
          onClick={() => void remove()}
        >
          {t('delete.do')}
        </Button>
        <Button variant="default" onClick={() => setAsked(false)}>
          {t('act.cancel')}
        </Button>
      </div>
    </section>
  );
}
