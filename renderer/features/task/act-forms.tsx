import { NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { parseDay } from '#renderer/ui/parse-day.ts';
import styles from '#renderer/ui/register.module.css';
import { DayInput, RowForm } from '#renderer/ui/row-form.tsx';
import { writeDay } from '#renderer/ui/write-day.ts';
import type { Day } from '#shared/calendar.ts';
import type { NewProof, TaskOverview } from '#shared/features/task/task.contract.ts';

interface ActFormProps {
  readonly id: number;
  readonly isBusy: boolean;
  readonly onCancel: () => void;
}

/** Another deadline, and the letter that says so; an empty day is none. */
export function DeadlineForm(
  props: ActFormProps & {
    readonly from: Day | undefined;
    readonly onSave: (to: Day | undefined, letter: string) => Promise<void>;
  },
) {
  const { id, from, onSave } = props;
  const { t } = useTranslation('task');
  const [day, setDay] = useState(from === undefined ? '' : writeDay(from));
  const [letter, setLetter] = useState('');
  const to = parseDay(day);
  const isWrong = day.trim() !== '' && to === undefined;
  const isSound = !isWrong && letter.trim().length > 2;
  return (
    <RowForm
      {...props}
      words={{ save: t('form.save'), cancel: t('form.cancel') }}
      title={t('deadline.title', { id })}
      isSound={isSound}
      onSend={() => onSave(to, letter.trim())}
    >
      <DayInput
        label={t('deadline.day')}
        value={day}
        error={isWrong && t('dayWrong')}
        onChange={setDay}
      />
      <TextInput
        className={styles.long ?? ''}
        label={t('deadline.letter')}
        maxLength={300}
        autoComplete="off"
        value={letter}
        onChange={(event) => setLetter(event.currentTarget.value)}
      />
    </RowForm>
  );
}

/** A document that shows what was done. */
export function ProofForm(
  props: ActFormProps & {
    readonly files: TaskOverview['keptFiles'];
    readonly onSave: (proof: NewProof) => Promise<void>;
  },
) {
  const { id, files, onSave } = props;
  const { t } = useTranslation('task');
  const [title, setTitle] = useState('');
  const [number, setNumber] = useState('');
  const [day, setDay] = useState('');
  const [sha256, setFile] = useState('');
  const issuedOn = parseDay(day);
  const isWrong = day.trim() !== '' && issuedOn === undefined;
  const isSound = !isWrong && title.trim().length > 1;
  const proof: NewProof = {
    title: title.trim(),
    number: number.trim(),
    ...(issuedOn !== undefined && { issuedOn }),
    ...(sha256 !== '' && { sha256 }),
  };
  return (
    <RowForm
      {...props}
      words={{ save: t('form.save'), cancel: t('form.cancel') }}
      title={t('proof.title', { id })}
      isSound={isSound}
      onSend={() => onSave(proof)}
    >
      <TextInput
        className={styles.long ?? ''}
        label={t('proof.name')}
        maxLength={300}
        autoComplete="off"
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      <TextInput
        label={t('proof.number')}
        maxLength={100}
        autoComplete="off"
        value={number}
        onChange={(event) => setNumber(event.currentTarget.value)}
      />
      <DayInput
        label={t('proof.day')}
        value={day}
        error={isWrong && t('dayWrong')}
        onChange={setDay}
      />
      {files.length > 0 && (
        <NativeSelect
          label={t('proof.file')}
          value={sha256}
          data={[
            { value: '', label: t('proof.noFile') },
            ...files.map((file) => ({ value: file.sha256, label: file.title })),
          ]}
          onChange={(event) => setFile(event.currentTarget.value)}
        />
      )}
    </RowForm>
  );
}
