import { Alert, Button, TextInput, Title } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Client } from '#renderer/client/client.ts';
import { Icon } from '#renderer/ui/icon.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { readLetterDate, shortLetterDate } from '#shared/features/letter/letter-date.ts';
import { ask, type Refusal } from './ask.ts';
import { DocumentRefusal } from './document-refusal.tsx';
import styles from './letter-documents.module.css';

type Writing =
  | { readonly is: 'ready' | 'writing' }
  | { readonly is: 'written'; readonly file: string; readonly letters: number };

/** The register of the letters signed in a time, written as a sheet for the office's own book. */
export function RegisterButton({ client }: { readonly client: Client }) {
  const { t } = useTranslation('letter');
  const format = useFormat();
  const [range, setRange] = useState(thisYear);
  const [isChecked, setChecked] = useState(false);
  const [writing, setWriting] = useState<Writing>({ is: 'ready' });
  const [refusal, setRefusal] = useState<Refusal>();

  async function write(event: FormEvent): Promise<void> {
    event.preventDefault();
    setChecked(true);
    const [from, to] = [readLetterDate(range.from), readLetterDate(range.to)];
    if (from === undefined || to === undefined) return;
    setRefusal(undefined);
    setWriting({ is: 'writing' });
    const outcome = await ask(client.letter.register({ from, to }));
    if (!outcome.done) setRefusal(outcome.refusal);
    setWriting(outcome.done ? { is: 'written', ...outcome.data } : { is: 'ready' });
  }

  const field = (end: 'from' | 'to') => (
    <TextInput
      className={styles.day}
      label={t(`document.register.${end}`)}
      value={range[end]}
      onChange={(event) => setRange({ ...range, [end]: event.currentTarget.value })}
      error={
        isChecked && readLetterDate(range[end]) === undefined && t('document.register.invalid')
      }
      maxLength={14}
      autoComplete="off"
    />
  );
  return (
    <form
      className={`${styles.part} ${styles.below}`}
      onSubmit={(event) => void write(event)}
      noValidate
    >
      <Title order={2} size="h4">
        {t('document.register.heading')}
      </Title>
      <p className={styles.hint}>{t('document.register.hint')}</p>
      <div className={styles.fields}>
        {field('from')}
        {field('to')}
        <Button
          className={styles.write}
          type="submit"
          variant="default"
          disabled={writing.is === 'writing'}
        >
          {t(writing.is === 'writing' ? 'document.register.writing' : 'document.register.write')}
        </Button>
      </div>
      <DocumentRefusal refusal={refusal} />
      {writing.is === 'written' && (
        <Alert role="status" variant="light" icon={<Icon name="check" />}>
          {writing.letters === 0
            ? t('document.register.empty')
            : t('document.register.done', { n: format.count(writing.letters) })}
          <code className={styles.path}>{writing.file}</code>
          <p className={styles.line}>{t('document.saved.outside')}</p>
        </Alert>
      )}
    </form>
  );
}

/** From the first of January until today, by the machine's calendar; both can be typed over. */
function thisYear() {
  const now = new Date();
  const day = [now.getFullYear(), now.getMonth() + 1, now.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-');
  return { from: `01/01/${now.getFullYear()}`, to: shortLetterDate(day) };
}
