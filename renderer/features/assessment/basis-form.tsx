import { Button, Checkbox, TextInput, Title } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { parseDay } from '#renderer/ui/parse-day.ts';
import { useUnsaved } from '#renderer/ui/unsaved.tsx';
import { writeDay } from '#renderer/ui/write-day.ts';
import type { Basis } from '#shared/features/assessment/assessment.contract.ts';
import styles from './assessment-screen.module.css';

interface BasisFormProps {
  readonly basis: Basis | undefined;
  readonly isBusy: boolean;
  /** Whether it worked. */
  readonly onSave: (basis: Basis) => Promise<boolean>;
  readonly onCancel: () => void;
}

/** The document that a set stands on, and whether somebody compared the two. */
export function BasisForm({ basis, isBusy, onSave, onCancel }: BasisFormProps) {
  const { t } = useTranslation('assessment');
  const [number, setNumber] = useState(basis?.number ?? '');
  const [day, setDay] = useState(basis === undefined ? '' : writeDay(basis.issuedOn));
  const [issuer, setIssuer] = useState(basis?.issuer ?? '');
  const [compared, setCompared] = useState(false);
  const [isChecked, setChecked] = useState(false);
  useUnsaved(number !== (basis?.number ?? '') || issuer !== (basis?.issuer ?? ''));
  const issuedOn = parseDay(day);
  const isShort = number.trim() === '' || issuer.trim().length < 2;

  function send(event: FormEvent): void {
    event.preventDefault();
    setChecked(true);
    if (isShort || issuedOn === undefined) return;
    void onSave({ number: number.trim(), issuedOn, issuer: issuer.trim(), compared });
  }

  return (
    <form className={styles.card} onSubmit={send} noValidate aria-labelledby="basis-title">
      <Title order={2} size="h4" id="basis-title">
        {t('basis.title')}
      </Title>
      <div className={styles.fields}>
        <TextInput
          label={t('basis.number')}
          placeholder={t('basis.numberHint')}
          value={number}
          maxLength={60}
          autoComplete="off"
          onChange={(event) => setNumber(event.currentTarget.value)}
        />
        <TextInput
          label={t('basis.day')}
          value={day}
          maxLength={10}
          inputMode="numeric"
          autoComplete="off"
          error={isChecked && issuedOn === undefined && t('basis.dayWrong')}
          onChange={(event) => setDay(event.currentTarget.value)}
        />
        <TextInput
          label={t('basis.issuer')}
          value={issuer}
          maxLength={200}
          autoComplete="off"
          onChange={(event) => setIssuer(event.currentTarget.value)}
        />
      </div>
      <Checkbox
        label={t('basis.compared')}
        description={t('basis.comparedHint')}
        checked={compared}
        onChange={(event) => setCompared(event.currentTarget.checked)}
      />
      {isChecked && isShort && (
        <p role="alert" className={styles.fault}>
          {t('basis.short')}
        </p>
      )}
      <div className={styles.buttons}>
        <Button type="submit" disabled={isBusy}>
          {t('basis.save')}
        </Button>
        <Button variant="default" onClick={onCancel}>
          {t('evidence.cancel')}
        </Button>
      </div>
    </form>
  );
}
