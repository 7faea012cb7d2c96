import { safe } from '@orpc/client';
import { Button, Loader } from '@mantine/core';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Client } from '#renderer/client/client.ts';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import type { Blackout } from '#shared/features/inbox/blackouts.ts';
import type { InboxItem } from '#shared/features/inbox/inbox.contract.ts';
import { findingKinds, type Finding } from '#shared/features/inbox/sensitive-words.ts';
import { tokensOf } from '#shared/features/inbox/word-tokens.ts';
import { languageOf } from './comment-text.tsx';
import styles from './step-form.module.css';

interface BlackOutFormProps {
  readonly client: Client;
  readonly item: InboxItem;
  readonly isBusy: boolean;
  readonly onSave: (blackouts: readonly Blackout[]) => void;
  readonly onCancel: () => void;
}

interface Inspected {
  readonly text: string;
  readonly findings: readonly Finding[];
  readonly blackouts: readonly Blackout[];
}

/** The leader chooses word by word what staff will not see. */
export function BlackOutForm({ client, item, ...props }: BlackOutFormProps) {
  const { t } = useTranslation('inbox');
  const [inspected, setInspected] = useState<Inspected | 'failed'>();
  const { id } = item;
  useEffect(() => {
    void safe(client.inbox.inspect({ item: id })).then(({ data, isSuccess }) =>
      setInspected(isSuccess ? data : 'failed'),
    );
  }, [client, id]);

  if (inspected === undefined) return <Loader role="status" aria-label={t('loading')} />;
  if (inspected === 'failed') {
    return (
      <FailureNote title={t('refused.ITEM_UNKNOWN.title')} body={t('refused.ITEM_UNKNOWN.body')}>
        <Button variant="default" onClick={props.onCancel}>
          {t('act.cancel')}
        </Button>
      </FailureNote>
    );
  }
  return <Words {...props} inspected={inspected} isFirst={item.held === 'waiting'} />;
}

interface WordsProps extends Omit<BlackOutFormProps, 'client' | 'item'> {
  readonly inspected: Inspected;
  /** Nobody has decided yet: what names a person is marked beforehand. */
  readonly isFirst: boolean;
}

function Words({ inspected, isFirst, isBusy, onSave, onCancel }: WordsProps) {
  const { t } = useTranslation('inbox');
  const { text, findings, blackouts } = inspected;
  const words = useMemo(() => tokensOf(text), [text]);
  const [marked, setMarked] = useState<ReadonlySet<number>>(() => {
    const named = findings.filter(({ kind }) => kind === 'name' || kind === 'number');
    const parts = isFirst ? named : blackouts;
    return new Set(words.filter((word) => isWithin(word, parts)).map(({ start }) => start));
  });
  const toggle = (start: number) =>
    setMarked((before) => {
      const after = new Set(before);
      if (!after.delete(start)) after.add(start);
      return after;
    });
  const kinds = findingKinds.filter((kind) => findings.some((found) => found.kind === kind));

  return (
    <div className={styles.form}>
      <div>
        <h2 className={styles.title}>{t('blackOut.title')}</h2>
        <p className={styles.hint}>{t('blackOut.hint')}</p>
      </div>
      {kinds.length > 0 && (
        <p className={styles.hint}>
          {t('blackOut.foundLine', {
            kinds: kinds.map((kind) => t(`blackOut.found.${kind}`)).join('; '),
          })}
        </p>
      )}
      <div
        className={styles.words}
        role="group"
        aria-label={t('blackOut.words')}
        lang={languageOf(text)}
      >
        {words.map((word, place) => (
          <span key={word.start}>
            {text.slice(words[place - 1]?.end ?? 0, word.start)}
            <button
              type="button"
              aria-pressed={marked.has(word.start)}
              data-found={isWithin(word, findings)}
              onClick={() => toggle(word.start)}
            >
              {word.written}
            </button>
          </span>
        ))}
        {text.slice(words.at(-1)?.end ?? 0)}
      </div>
      <p className={styles.hint} role="status">
        {marked.size === 0
          ? t('blackOut.markedNone')
          : t('blackOut.marked', { words: marked.size })}
      </p>
      <div className={styles.buttons}>
        <Button
          disabled={isBusy}
          onClick={() =>
            onSave(
              words
                .filter(({ start }) => marked.has(start))
                .map(({ start, end }) => ({ start, end })),
            )
          }
        >
          {t('blackOut.save')}
        </Button>
        <Button variant="default" onClick={onCancel}>
          {t('act.cancel')}
        </Button>
      </div>
    </div>
  );
}

function isWithin(word: Blackout, parts: readonly Blackout[]): boolean {
  return parts.some(({ start, end }) => word.start < end && start < word.end);
}
