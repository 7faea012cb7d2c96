import { NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CodeChoice } from '#renderer/ui/code-choice.tsx';
import { parseDay } from '#renderer/ui/parse-day.ts';
import { RegisterForm } from '#renderer/ui/register-form.tsx';
import styles from '#renderer/ui/register.module.css';
import { DayInput } from '#renderer/ui/row-form.tsx';
import { useUnsaved } from '#renderer/ui/unsaved.tsx';
import { writeDay } from '#renderer/ui/write-day.ts';
import type {
  NewUndertaking,
  Undertaking,
  UndertakingYear,
} from '#shared/features/undertaking/undertaking.contract.ts';
import {
  countedThings,
  undertakingKinds,
  usuallyCounted,
  type UndertakingKind,
} from '#shared/features/undertaking/undertaking-kinds.ts';

interface UndertakingFormProps {
  /** What is put right; undefined for a new one. */
  readonly of: Undertaking | undefined;
  readonly year: UndertakingYear;
  readonly isBusy: boolean;
  readonly onSave: (content: NewUndertaking) => Promise<void>;
  readonly onCancel: () => void;
}

/** One thing that was held, on one day. */
export function UndertakingForm({ of, year, isBusy, onSave, onCancel }: UndertakingFormProps) {
  const { t } = useTranslation('undertaking');
  const [kind, setKind] = useState<UndertakingKind>(of?.kind ?? 'propaganda');
  const [countOf, setCountOf] = useState(of?.countOf ?? usuallyCounted.propaganda);
  const [day, setDay] = useState(writeDay(of?.heldOn ?? year.today));
  const [subject, setSubject] = useState(of?.subject ?? '');
  const [count, setCount] = useState(of?.count === undefined ? '' : String(of.count));
  const [place, setPlace] = useState(of?.place ?? '');
  const [evidence, setEvidence] = useState(of?.evidence ?? '');
  const [sha256, setFile] = useState(of?.sha256 ?? '');
  const [modelCode, setModelCode] = useState(of?.modelCode ?? '');
  const [isChecked, setChecked] = useState(false);
  useUnsaved(subject !== (of?.subject ?? ''));
  const kept = year.keptFiles.map((file) => ({ value: file.sha256, label: file.title }));
  const isGone = sha256 !== '' && !kept.some(({ value }) => value === sha256);
  const files = isGone ? [...kept, { value: sha256, label: t('fileGone') }] : kept;
  const heldOn = parseDay(day);
  const plain = count.trim().replaceAll('.', '');
  const faults = {
    day: heldOn === undefined,
    subject: subject.trim().length < 3,
    count: !/^\d{0,8}$/.test(plain) || Number(plain) > 10_000_000,
  };

  function send(): void {
    setChecked(true);
    if (heldOn === undefined || faults.subject || faults.count) return;
    void onSave({
      kind,
      heldOn,
      subject: subject.trim(),
      ...(plain !== '' && { count: Number(plain) }),
      countOf,
      place: place.trim(),
      evidence: evidence.trim(),
      ...(sha256 !== '' && { sha256 }),
      ...(modelCode !== '' && { modelCode }),
    });
  }

  return (
    <RegisterForm
      title={of === undefined ? t('form.new') : t('form.correct', { number: of.number })}
      words={{ save: t('form.save'), cancel: t('form.cancel') }}
      isBusy={isBusy}
      onSend={send}
      onCancel={onCancel}
    >
      <div className={styles.fields}>
        <NativeSelect
          label={t('form.kind')}
          value={kind}
          data={undertakingKinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
          onChange={(event) => {
            const chosen = undertakingKinds.find((each) => each === event.currentTarget.value);
            if (chosen === undefined) return;
            setKind(chosen);
            setCountOf(usuallyCounted[chosen]);
          }}
        />
        <DayInput
          label={t('form.day')}
          value={day}
          error={isChecked && faults.day && t('form.dayWrong')}
          onChange={setDay}
        />
        <TextInput
          label={t('form.count')}
          inputMode="numeric"
          autoComplete="off"
          maxLength={12}
          value={count}
          error={isChecked && faults.count && t('form.countWrong')}
          onChange={(event) => setCount(event.currentTarget.value)}
        />
        <NativeSelect
          label={t('form.countOf')}
          value={countOf}
          data={countedThings.map((value) => ({ value, label: t(`countOf.${value}`) }))}
          onChange={(event) =>
            setCountOf(countedThings.find((each) => each === event.currentTarget.value) ?? countOf)
          }
        />
      </div>
      <TextInput
        className={styles.whole ?? ''}
        label={t('form.subject')}
        autoComplete="off"
        maxLength={500}
        value={subject}
        error={isChecked && faults.subject && t('form.subjectShort')}
        onChange={(event) => setSubject(event.currentTarget.value)}
      />
      <div className={styles.fields}>
        <TextInput
          label={t('form.place')}
          autoComplete="off"
          maxLength={200}
          value={place}
          onChange={(event) => setPlace(event.currentTarget.value)}
        />
        <TextInput
          label={t('form.evidence')}
          autoComplete="off"
          maxLength={500}
          value={evidence}
          onChange={(event) => setEvidence(event.currentTarget.value)}
        />
        {files.length > 0 && (
          <NativeSelect
            label={t('form.file')}
            value={sha256}
            data={[{ value: '', label: t('form.noFile') }, ...files]}
            onChange={(event) => setFile(event.currentTarget.value)}
          />
        )}
        <CodeChoice
          label={t('form.model')}
          known={year.models}
          value={modelCode}
          none={t('form.noModel')}
          onChange={setModelCode}
        />
      </div>
    </RegisterForm>
  );
}
