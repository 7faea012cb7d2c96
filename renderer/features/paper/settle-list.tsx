import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { writeDay } from '#renderer/ui/write-day.ts';
import { differencesBetween } from '#shared/features/paper/form-differences.ts';
import type { BatchView, Difference, FormContent } from '#shared/features/paper/paper.contract.ts';
import { KeyedForm } from './keyed-form.tsx';
import { printedForm, type PrintedForm } from './printed-questions.ts';
import styles from './settle-list.module.css';
import type { BatchHandle } from './use-batch.ts';

interface SettleListProps {
  readonly batch: BatchHandle;
  readonly view: BatchView;
}

/** Forms that two people read differently: somebody looks at the paper again. */
export function SettleList({ batch, view }: SettleListProps) {
  const { t } = useTranslation('paper');
  const [retyped, setRetyped] = useState<Difference>();
  const { questionnaire, differences } = view;
  const { language } = view.batch;
  const printed = printedForm(questionnaire, language);
  const open = differences.filter(({ settled }) => settled === null);
  if (differences.length === 0) return null;
  return (
    <section className={styles.list} aria-label={t('settle.title')}>
      <p className={styles.title}>{t('settle.title')}</p>
      <p className={styles.hint}>
        {open.length === 0 ? t('settle.none') : t('settle.hint', { left: open.length })}
      </p>
      {open.map((difference) => (
        <article key={difference.place} className={styles.form}>
          <h3 className={styles.name}>{t('entry.form', { place: difference.place })}</h3>
          {differencesBetween(difference.first, difference.second).map((field) => (
            <p key={field} className={styles.field}>
              <b>{titleOf(field, printed, t)}</b>
              <br />
              {t('settle.reads', {
                first: readingOf(difference.first, field, printed) || t('settle.blank'),
                second: readingOf(difference.second, field, printed) || t('settle.blank'),
              })}
            </p>
          ))}
          <div className={styles.actions}>
            {(['first', 'second'] as const).map((side) => (
              <Button
                key={side}
                size="xs"
                variant="default"
                disabled={batch.isBusy}
                onClick={() => void batch.settle(difference.place, difference[side])}
              >
                {t(`settle.${side}`)}
              </Button>
            ))}
            <Button size="xs" variant="subtle" onClick={() => setRetyped(difference)}>
              {t('settle.neither')}
            </Button>
          </div>
        </article>
      ))}
      <Modal
        opened={retyped !== undefined}
        onClose={() => setRetyped(undefined)}
        title={t('settle.retype')}
        size="xl"
      >
        {retyped !== undefined && (
          <KeyedForm
            questionnaire={questionnaire}
            language={language}
            place={retyped.place}
            day={retyped.first.day}
            isBusy={batch.isBusy}
            onSave={(content) => {
              void batch.settle(retyped.place, content);
              setRetyped(undefined);
            }}
          />
        )}
      </Modal>
    </section>
  );
}

type Say = (key: 'entry.day' | 'entry.comment') => string;

function titleOf(field: string, { title, questions }: PrintedForm, say: Say): string {
  if (field === 'day') return say('entry.day');
  if (field === 'comment') return say('entry.comment');
  if (field === 'score') return title;
  return questions.find(({ code }) => code === field)?.title ?? field;
}

/** What somebody read there, in the words of the form; empty where they read nothing. */
function readingOf(
  content: FormContent,
  field: string,
  { levels, questions }: PrintedForm,
): string {
  if (field === 'day') return writeDay(content.day);
  if (field === 'comment') return content.comment;
  if (field === 'score') {
    return levels.find(({ code }) => code === String(content.score))?.text ?? '';
  }
  const options = questions.find(({ code }) => code === field)?.options ?? [];
  return options
    .filter(({ code }) => content.answers[field]?.includes(code))
    .map(({ text }) => text)
    .join(', ');
}
