import { Button, Textarea } from '@mantine/core';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useUnsaved } from '#renderer/ui/unsaved.tsx';
import styles from './step-form.module.css';

interface ReasonFormProps {
  readonly act: 'answer' | 'close' | 'reopen' | 'keep';
  readonly isBusy: boolean;
  readonly onSave: (reason: string) => void;
  readonly onCancel: () => void;
}

const shortest = 3;
const longest = { answer: 1_000, close: 500, reopen: 500, keep: 500 } as const;

/** Why, or what was done: no step but the first goes without. */
export function ReasonForm({ act, isBusy, onSave, onCancel }: ReasonFormProps) {
  const { t } = useTranslation('inbox');
  const [reason, setReason] = useState('');
  const [isChecked, setChecked] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus(), []);
  useUnsaved(reason.trim() !== '');
  const isTooShort = reason.trim().length < shortest;

  function send(event: FormEvent): void {
    event.preventDefault();
    setChecked(true);
    if (!isTooShort) onSave(reason.trim());
  }

  return (
    <form className={styles.form} onSubmit={send} noValidate>
      <Textarea
        label={t(`form.${act}.label`)}
        description={t(`form.${act}.hint`)}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        error={isChecked && isTooShort && t('form.tooShort')}
        maxLength={longest[act]}
        rows={3}
        ref={field}
      />
      <div className={styles.buttons}>
        <Button type="submit" disabled={isBusy}>
          {t(`form.${act}.save`)}
        </Button>
        <Button variant="default" onClick={onCancel}>
          {t('act.cancel')}
        </Button>
      </div>
    </form>
  );
}
