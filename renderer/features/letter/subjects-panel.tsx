import { Alert, Button, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Client } from '#renderer/client/client.ts';
import { Icon } from '#renderer/ui/icon.tsx';
import { useFirstFocus } from '#renderer/ui/use-first-focus.ts';
import type { LetterBoard } from '#shared/features/letter/letter-board.ts';
import type { LetterLine } from '#shared/features/letter/letter-line.ts';
import { ask, type Refusal } from './ask.ts';
import { BreachPanel } from './breach-panel.tsx';
import styles from './overdue-panel.module.css';
import { RefusalNote } from './refusal-note.tsx';
import { RequestList } from './request-list.tsx';
import { SubjectLetter, type Meant } from './subject-letter.tsx';
import { useRequests } from './use-requests.ts';

interface SubjectsPanelProps {
  readonly client: Client;
  readonly board: LetterBoard;
  /** A letter whose addressee showed papers at the counter. */
  readonly about: string | undefined;
  readonly onAbout: (id: string | undefined) => void;
  readonly onShow: (id: string) => void;
  readonly onCorrect: (id: string) => void;
  readonly onChange: () => void;
}

/** What people ask for about their own data, with the clocks of the law, and what went wrong with it. */
export function SubjectsPanel({ client, board, about, onAbout, ...props }: SubjectsPanelProps) {
  const { t } = useTranslation('letter');
  const { onCorrect, onChange } = props;
  const [code, setCode] = useState('');
  const field = useFirstFocus<HTMLInputElement>(); // a scanner types where the focus is
  const [found, setFound] = useState<{ readonly meant: Meant; readonly letter: LetterLine }>();
  const [refusal, setRefusal] = useState<Refusal>();
  const [isDeleted, setDeleted] = useState(false);
  const requests = useRequests(client, onChange);
  const meant = found?.meant ?? (about === undefined ? undefined : { id: about });

  async function find(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (code.trim() === '') return;
    if (document.activeElement === field.current) field.current?.select(); // for the next scan
    setDeleted(false);
    const outcome = await ask(client.letter.findByCode({ code }));
    setRefusal(outcome.done ? undefined : outcome.refusal);
    setFound(outcome.done ? { meant: { code }, letter: outcome.data } : undefined);
    onAbout(undefined);
  }

  function forget(): void {
    setCode('');
    setFound(undefined);
    setRefusal(undefined);
    onAbout(undefined);
    field.current?.focus();
  }

  return (
    <div className={styles.panels}>
      <section className={styles.panel} aria-label={t('subject.title')}>
        <h2>{t('subject.title')}</h2>
        <p className={styles.hint}>{t('subject.intro')}</p>
        <form className={styles.tools} onSubmit={(event) => void find(event)} noValidate>
          <TextInput
            ref={field}
            label={t('subject.code')}
            error={isComposed(code)}
            value={code}
            onChange={(event) => setCode(event.currentTarget.value)}
            maxLength={40}
            autoComplete="off"
            spellCheck={false}
          />
          <Button type="submit">{t('subject.find')}</Button>
          {meant !== undefined && (
            <Button variant="default" onClick={forget}>
              {t('subject.forget')}
            </Button>
          )}
        </form>
        {isComposed(code) && <p role="alert">{t('subject.composed')}</p>}
        <p className={styles.hint}>{t('subject.papers')}</p>
        <RefusalNote refusal={refusal} />
        {isDeleted && (
          <Alert role="status" variant="light" icon={<Icon name="check" />}>
            {t('delete.done')}
          </Alert>
        )}
        {meant !== undefined && (
          <SubjectLetter
            key={'code' in meant ? meant.code : meant.id}
            {...{ client, board, meant, onCorrect }}
            letter={found?.letter}
            onOpened={requests.look}
            onDeleted={() => {
              forget();
              setDeleted(true);
              onChange();
            }}
          />
        )}
      </section>
      <RequestList requests={requests} onShow={props.onShow} />
      <BreachPanel client={client} isOpen={board.keys.state === 'open'} onChange={onChange} />
    </div>
  );
}

/** A way of typing Vietnamese makes one letter out of two of a code, also of one that is scanned. */
function isComposed(code: string): boolean {
  return /\p{M}|đ|ư|ơ/iu.test(code.normalize('NFD'));
}
