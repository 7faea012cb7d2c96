import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useState, type FormEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { parseDay } from '#renderer/ui/parse-day.ts';
import { writeDay } from '#renderer/ui/write-day.ts';
import type { Day } from '#shared/calendar.ts';
import type { TaskState } from '#shared/features/task/task-states.ts';
import type { NewProof, TaskOverview } from '#shared/features/task/task.contract.ts';
import styles from './task-table.module.css';

interface ActFormProps {
  readonly id: number;
  readonly isBusy: boolean;
  readonly onCancel: () => void;
}

/** What became of a duty: on which day, and what there is to say of it. */
export function MoveForm(
  props: ActFormProps & {
    readonly to: TaskState;
    readonly today: Day;
    readonly onSave: (day: Day, note: string) => Promise<void>;
  },
) {
  const { id, to, today, onSave } = props;
  const { t } = useTranslation('task');
  const [day, setDay] = useState(writeDay(today));
  const [note, setNote] = useState('');
  const read = parseDay(day);
  return (
    <Act
      {...props}
      title={t('move.title', { id, state: t(`state.${to}`) })}
      isSound={read !== undefined}
      onSend={() => read !== undefined && onSave(read, note.trim())}
    >
      <DayInput label={t('move.day')} value={day} isWrong={read === undefined} onChange={setDay} />
      <TextInput
        className={styles.wide}
        label={t('move.note')}
        maxLength={1_000}
        autoComplete="off"
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </Act>
  );
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
    <Act
      {...props}
      title={t('deadline.title', { id })}
      isSound={isSound}
      onSend={() => isSound && onSave(to, letter.trim())}
    >
      <DayInput label={t('deadline.day')} value={day} isWrong={isWrong} onChange={setDay} />
      <TextInput
        className={styles.wide}
        label={t('deadline.letter')}
        maxLength={300}
        autoComplete="off"
        value={letter}
        onChange={(event) => setLetter(event.currentTarget.value)}
      />
    </Act>
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
    <Act
      {...props}
      title={t('proof.title', { id })}
      isSound={isSound}
      onSend={() => isSound && onSave(proof)}
    >
      <TextInput
        className={styles.wide}
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
      <DayInput label={t('proof.day')} value={day} isWrong={isWrong} onChange={setDay} />
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
    </Act>
  );
}

interface ActProps {
  readonly title: string;
  readonly isSound: boolean;
  readonly isBusy: boolean;
  readonly onSend: () => unknown;
  readonly onCancel: () => void;
  readonly children: ReactNode;
}

function Act({ title, isSound, isBusy, onSend, onCancel, children }: ActProps) {
  const { t } = useTranslation('task');
  function send(event: FormEvent): void {
    event.preventDefault();
    void onSend();
  }
  return (
    <form className={styles.act} onSubmit={send} aria-label={title}>
      <p className={styles.acting}>{title}</p>
      {children}
      <Button type="submit" disabled={isBusy || !isSound}>
        {t('form.save')}
      </Button>
      <Button variant="default" onClick={onCancel}>
        {t('form.cancel')}
      </Button>
    </form>
  );
}

interface DayInputProps {
  readonly label: string;
  readonly value: string;
  readonly isWrong: boolean;
  readonly onChange: (text: string) => void;
}

function DayInput({ label, value, isWrong, onChange }: DayInputProps) {
  const { t } = useTranslation('task');
  return (
    <TextInput
      label={label}
      inputMode="numeric"
      autoComplete="off"
      maxLength={14}
      error={isWrong && t('dayWrong')}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
