import { Alert, Button, Textarea } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '#renderer/ui/icon.tsx';
import { useUnsaved } from '#renderer/ui/unsaved.tsx';
import { longestRemark } from '#shared/features/people/limits.ts';
import type { OwnData } from '#shared/features/people/people.contract.ts';
import styles from './own-screen.module.css';
import type { OwnNotice } from './use-own-data.ts';
import { writeDay } from './write-moment.ts';

interface OwnRemarkCardProps {
  readonly data: OwnData;
  readonly notice: OwnNotice | undefined;
  readonly isBusy: boolean;
  readonly onSend: (text: string) => Promise<object | undefined>;
}

/** A word to whoever manages people, and what came of it. */
export function OwnRemarkCard({ data, notice, isBusy, onSend }: OwnRemarkCardProps) {
  const { t } = useTranslation('people');
  const { remarks, offsetMinutes } = data;
  const [text, setText] = useState('');
  const [isChecked, setChecked] = useState(false);
  const isEmpty = text.trim() === '';
  useUnsaved(!isEmpty);

  async function send(event: FormEvent): Promise<void> {
    event.preventDefault();
    setChecked(true);
    if (isEmpty) return;
    if ((await onSend(text)) !== undefined) setText('');
    setChecked(false);
  }

  return (
    <section className={styles.card}>
      <h2 className={styles.title}>{t('ownRemark.title')}</h2>
      <form className={styles.form} onSubmit={(event) => void send(event)} noValidate>
        <Textarea
          size="md"
          rows={3}
          label={t('ownRemark.label')}
          description={t('ownRemark.hint')}
          value={text}
          maxLength={longestRemark}
          error={isChecked && isEmpty ? t('ownRemark.missing') : undefined}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Button type="submit" loading={isBusy}>
          {t('ownRemark.send')}
        </Button>
        {notice?.is === 'sent' && (
          <Alert role="status" variant="light" icon={<Icon name="check" />}>
            {t('ownRemark.sent')}
          </Alert>
        )}
      </form>
      {remarks.length === 0 ? (
        <p className={styles.small}>{t('ownRemark.none')}</p>
      ) : (
        <ul className={styles.remarks}>
          {remarks.map(({ id, text: said, madeAtMs, settled }) => (
            <li key={id} className={styles.remark}>
              <p className={styles.small}>{writeDay(madeAtMs, offsetMinutes)}</p>
              <p className={styles.text}>{said}</p>
              <p className={styles.small}>
                {settled === undefined
                  ? t('remarks.waiting')
                  : t('remarks.settled', {
                      by: settled.by,
                      day: writeDay(settled.atMs, offsetMinutes),
                    })}
              </p>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
