import { Button, TextInput } from '@mantine/core';
import { useState, type FormEvent, type ReactNode } from 'react';
import type { Day } from '#shared/calendar.ts';
import { parseDay } from './parse-day.ts';
import styles from './register.module.css';
import { writeDay } from './write-day.ts';

interface RowFormProps {
  readonly title: string;
  readonly words: { readonly save: string; readonly cancel: string };
  readonly isBusy: boolean;
  /** Whether what stands in it can be sent. */
  readonly isSound: boolean;
  readonly onSend: () => unknown;
  readonly onCancel: () => void;
  readonly children: ReactNode;
}

/** What is written of one row of a register, under it. */
export function RowForm({ title, words, isBusy, isSound, children, ...on }: RowFormProps) {
  function send(event: FormEvent): void {
    event.preventDefault();
    if (isSound) void on.onSend();
  }
  return (
    <form className={styles.rowForm} onSubmit={send} aria-label={title}>
      <p className={styles.rowTitle}>{title}</p>
      {children}
      <Button type="submit" disabled={isBusy || !isSound}>
        {words.save}
      </Button>
      <Button variant="default" onClick={on.onCancel}>
        {words.cancel}
      </Button>
    </form>
  );
}

interface DayInputProps {
  readonly label: string;
  readonly description?: string;
  readonly value: string;
  /** What is said where it is no day. */
  readonly error: string | false;
  readonly onChange: (text: string) => void;
}

/** A day as people here type it; `parse-day.ts` reads it. */
export function DayInput({ onChange, ...field }: DayInputProps) {
  return (
    <TextInput
      {...field}
      inputMode="numeric"
      autoComplete="off"
      maxLength={14}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

interface MoveFormProps extends Pick<RowFormProps, 'title' | 'isBusy' | 'onCancel'> {
  readonly words: RowFormProps['words'] & {
    readonly day: string;
    readonly dayWrong: string;
    readonly note: string;
  };
  readonly today: Day;
  readonly onSave: (day: Day, note: string) => Promise<void>;
}

/** What became of a row: on which day, and what there is to say of it. */
export function MoveForm({ words, today, onSave, ...form }: MoveFormProps) {
  const [text, setText] = useState(writeDay(today));
  const [note, setNote] = useState('');
  const day = parseDay(text);
  return (
    <RowForm
      {...form}
      words={words}
      isSound={day !== undefined}
      onSend={() => day !== undefined && onSave(day, note.trim())}
    >
      <DayInput
        label={words.day}
        value={text}
        error={day === undefined && words.dayWrong}
        onChange={setText}
      />
      <TextInput
        className={styles.long ?? ''}
        label={words.note}
        maxLength={1_000}
        autoComplete="off"
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </RowForm>
  );
}
