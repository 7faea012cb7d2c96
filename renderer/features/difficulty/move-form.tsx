import { Button, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { DifficultyState } from '#shared/features/difficulty/states.ts';
import styles from './difficulty-table.module.css';
import { readDay, writeDay } from './write-day.ts';

interface MoveFormProps {
  readonly id: number;
  readonly to: DifficultyState;
  readonly today: string;
  readonly isBusy: boolean;
  readonly onSave: (day: string, note: string) => Promise<void>;
  readonly onCancel: () => void;
}

/** What became of a difficulty: on which day, and what there is to say of it. */
export function MoveForm({ id, to, today, isBusy, onSave, onCancel }: MoveFormProps) {
  const { t } = useTranslation('difficulty');
  const [day, setDay] = useState(writeDay(today));
  const [note, setNote] = useState('');
  const read = readDay(day);
  function send(event: FormEvent): void {
    event.preventDefault();
    if (read !== undefined) void onSave(read, note.trim());
  }
  return (
    <form
      className={styles.move}
      onSubmit={send}
      aria-label={t('move.title', { id, state: t(`state.${to}`) })}
    >
      <p className={styles.moving}>{t('move.title', { id, state: t(`state.${to}`) })}</p>
      <TextInput
        label={t('move.day')}
        inputMode="numeric"
        autoComplete="off"
        maxLength={10}
        error={read === undefined && t('move.dayWrong')}
        value={day}
        onChange={(event) => setDay(event.currentTarget.value)}
      />
      <TextInput
        className={styles.note}
        label={t('move.note')}
        maxLength={1_000}
        autoComplete="off"
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <Button type="submit" disabled={isBusy || read === undefined}>
        {t('move.save')}
      </Button>
      <Button variant="default" onClick={onCancel}>
        {t('form.cancel')}
      </Button>
    </form>
  );
}
