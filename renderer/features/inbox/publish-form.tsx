import { Alert, Button, NativeSelect, Textarea } from '@mantine/core';
import { useMemo, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import withholdingWords from '#resources/inbox/withholding-words.json';
import { Icon } from '#renderer/ui/icon.tsx';
import { useUnsaved } from '#renderer/ui/unsaved.tsx';
import type { Answered } from '#shared/features/folder/office-settings.ts';
import type { InboxItem } from '#shared/features/inbox/inbox.contract.ts';
import { longestPublic } from '#shared/features/inbox/longest-public.ts';
import { createSensitiveWords } from '#shared/features/inbox/sensitive-words.ts';
import styles from './step-form.module.css';
import { writeMonth } from './write-period.ts';

interface PublishFormProps {
  readonly item: InboxItem;
  readonly isBusy: boolean;
  readonly onSave: (entry: Answered) => void;
  readonly onCancel: () => void;
}

/** What citizens will read on the screen and the poster, in the office's own words. */
export function PublishForm({ item, isBusy, onSave, onCancel }: PublishFormProps) {
  const { t } = useTranslation('inbox');
  const months = useMemo(() => monthsOf(item), [item]);
  const [month, setMonth] = useState(months[0] ?? '');
  const [words, setWords] = useState(() => startFrom(item, t('publish.done')));
  const [started] = useState(words);
  useUnsaved(words !== started);
  const [isChecked, setChecked] = useState(false);
  const named = useMemo(() => namesIn(`${words.said}\n${words.done}`), [words]);

  function send(event: FormEvent): void {
    event.preventDefault();
    setChecked(true);
    const [said, done] = [words.said.trim(), words.done.trim()];
    if (said !== '' && done !== '') onSave({ month, said, done });
  }

  const sentence = (name: 'said' | 'done') => (
    <Textarea
      label={t(`publish.${name}`)}
      description={t('publish.left', {
        letters: Math.max(0, longestPublic[name] - words[name].length),
      })}
      value={words[name]}
      onChange={(event) => setWords({ ...words, [name]: event.currentTarget.value })}
      error={isChecked && words[name].trim() === '' && t('publish.required')}
      maxLength={longestPublic[name]}
      rows={3}
    />
  );

  return (
    <form className={styles.form} onSubmit={send} noValidate>
      <div>
        <h2 className={styles.title}>{t('publish.title')}</h2>
        <p className={styles.hint}>{t('publish.hint')}</p>
      </div>
      <div className={styles.fields}>
        <NativeSelect
          label={t('publish.month')}
          value={month}
          onChange={(event) => setMonth(event.currentTarget.value)}
          data={months.map((value) => ({
            value,
            label: t('publish.monthOption', { month: writeMonth(value) }),
          }))}
        />
        {sentence('said')}
        {sentence('done')}
      </div>
      {named !== '' && (
        <Alert variant="default" role="status" icon={<Icon name="attention" />}>
          {t('publish.named', { words: named })}
        </Alert>
      )}
      <div className={styles.buttons}>
        <Button type="submit" disabled={isBusy}>
          {t('publish.save')}
        </Button>
        <Button variant="default" onClick={onCancel}>
          {t('act.cancel')}
        </Button>
      </div>
    </form>
  );
}

/** From the month in which it was answered back to the one it came in. */
function monthsOf({ toDay, steps }: InboxItem): readonly string[] {
  const answered = steps.findLast(({ kind }) => kind === 'answer')?.at ?? toDay;
  return [...new Set([answered.slice(0, 7), toDay.slice(0, 7)])];
}

/** What is short enough to stand there as it is; the rest is for the leader to word. */
function startFrom({ text, steps }: InboxItem, label: string): { said: string; done: string } {
  const done = steps.findLast(({ kind }) => kind === 'answer')?.note ?? '';
  const fits = (words: string | null, most: number) =>
    words !== null && words.length <= most && !words.includes('█') ? words : '';
  return {
    said: fits(text, longestPublic.said),
    done: fits(after(label, done), longestPublic.done),
  };
}

/** The sentence goes on from its label, whose words are not said twice. */
function after(label: string, sentence: string): string {
  const said = new Set(label.toLowerCase().split(' '));
  const words = sentence.split(' ');
  const first = words.findIndex((word) => !said.has(word.toLowerCase()));
  return words.slice(Math.max(first, 0)).join(' ');
}

const { find } = createSensitiveWords(withholdingWords, []);

function namesIn(text: string): string {
  return find(text)
    .filter(({ kind }) => kind === 'name' || kind === 'number')
    .map(({ start, end }) => text.slice(start, end))
    .join('”, “');
}
