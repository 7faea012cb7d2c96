import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import { languages } from '#shared/features/station/languages.ts';
import type { Batch, NewBatch } from '#shared/features/paper/paper.contract.ts';
import styles from './entry-screen.module.css';
import type { Batches, OpenRefusal } from './use-batches.ts';

interface BatchFormProps {
  readonly list: Extract<Batches, { is: 'known' }>['list'];
  readonly onOpen: (wanted: NewBatch) => Promise<Batch | OpenRefusal>;
  readonly onOpened: (batch: Batch) => void;
}

const mostForms = 2000;

/** A new bundle: the number written on it, how many forms, and what is printed at their foot. */
export function BatchForm({ list, onOpen, onOpened }: BatchFormProps) {
  const { t } = useTranslation('paper');
  const [number, setNumber] = useState('');
  const [forms, setForms] = useState('');
  const [questionnaire, setQuestionnaire] = useState(list.questionnaires[0]?.ref ?? '');
  const [language, setLanguage] = useState<string>('vi');
  const [counterCode, setCounterCode] = useState('');
  const [isChecked, setChecked] = useState(false);
  const [refusal, setRefusal] = useState<OpenRefusal>();
  const count = /^\d{1,4}$/.test(forms.trim()) ? Number(forms) : 0;
  const isCount = count >= 1 && count <= mostForms;
  const printed = list.questionnaires.find(({ ref }) => ref === questionnaire);
  const offered = languages.filter((each) => printed?.languages.includes(each));

  async function send(event: FormEvent): Promise<void> {
    event.preventDefault();
    setChecked(true);
    if (number.trim() === '' || !isCount) return;
    const counter = counterCode === '' ? {} : { counterCode };
    const wanted = { number: number.trim(), forms: count, questionnaire, language, ...counter };
    const outcome = await onOpen(wanted);
    if (typeof outcome === 'string') setRefusal(outcome);
    else onOpened(outcome);
  }

  return (
    <form className={styles.card} onSubmit={(event) => void send(event)} noValidate>
      <h2 className={styles.title}>{t('batch.new')}</h2>
      <div className={styles.fields}>
        <TextInput
          label={t('batch.number')}
          description={t('batch.numberHint')}
          value={number}
          onChange={(event) => setNumber(event.currentTarget.value)}
          error={isChecked && number.trim() === '' && t('batch.numberMissing')}
          maxLength={40}
          autoComplete="off"
        />
        <TextInput
          label={t('batch.forms')}
          description={t('batch.formsHint')}
          inputMode="numeric"
          value={forms}
          onChange={(event) => setForms(event.currentTarget.value)}
          error={isChecked && !isCount && t('batch.formsMissing')}
          maxLength={4}
          autoComplete="off"
        />
        <NativeSelect
          label={t('batch.counter')}
          description={t('batch.counterHint')}
          value={counterCode}
          onChange={(event) => setCounterCode(event.currentTarget.value)}
          data={[
            { value: '', label: t('batch.noCounter') },
            ...list.counters.map(({ code, name }) => ({ value: code, label: name })),
          ]}
        />
        <NativeSelect
          label={t('batch.questionnaire')}
          description={t('batch.questionnaireHint')}
          value={questionnaire}
          onChange={(event) => {
            setQuestionnaire(event.currentTarget.value);
            setLanguage('vi');
          }}
          data={list.questionnaires.map(({ ref }) => ref)}
        />
        <NativeSelect
          label={t('batch.language')}
          value={language}
          onChange={(event) => setLanguage(event.currentTarget.value)}
          data={offered.map((each) => ({ value: each, label: t(`languageName.${each}`) }))}
        />
      </div>
      {refusal !== undefined && (
        <FailureNote
          title={refusal === 'failed' ? t('failed.title') : t(`refused.${refusal}.title`)}
          body={refusal === 'failed' ? t('failed.body') : t(`refused.${refusal}.body`)}
        />
      )}
      <Button type="submit" className={styles.start}>
        {t('batch.start')}
      </Button>
    </form>
  );
}
