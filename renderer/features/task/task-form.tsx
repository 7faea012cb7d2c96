import { Checkbox, Text, TextInput, Textarea } from '@mantine/core';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CodeChoice } from '#renderer/ui/code-choice.tsx';
import { parseDay } from '#renderer/ui/parse-day.ts';
import { RegisterForm } from '#renderer/ui/register-form.tsx';
import register from '#renderer/ui/register.module.css';
import { DayInput } from '#renderer/ui/row-form.tsx';
import { useUnsaved } from '#renderer/ui/unsaved.tsx';
import { writeDay } from '#renderer/ui/write-day.ts';
import {
  isReport,
  longestClause,
  longestDuty,
  longestLetter,
  shortestDuty,
} from '#shared/features/task/plan-tasks.ts';
import { readUnit, splitUnits, type TaskUnit } from '#shared/features/task/task-units.ts';
import type { Task, TaskOverview } from '#shared/features/task/task.contract.ts';
import styles from './task-screen.module.css';
import type { TaskContent } from './use-tasks.ts';

interface TaskFormProps {
  /** What is put right; undefined for a new one. */
  readonly of: Task | undefined;
  readonly overview: TaskOverview;
  readonly isBusy: boolean;
  readonly onSave: (content: TaskContent) => Promise<void>;
  readonly onCancel: () => void;
}

/** A duty as the letter gives it; a new one may be for several units. */
export function TaskForm({ of, overview, isBusy, onSave, onCancel }: TaskFormProps) {
  const { t } = useTranslation('task');
  const lists = useId();
  const [duty, setDuty] = useState(of?.duty ?? '');
  const [unitText, setUnitText] = useState((of?.unit ?? overview.unit).name);
  const [deadline, setDeadline] = useState(of?.deadline ? writeDay(of.deadline) : '');
  const [letter, setLetter] = useState(of?.letter ?? '');
  const [clause, setClause] = useState(of?.clause ?? '');
  const [modelCode, setModelCode] = useState(of?.modelCode ?? '');
  const [saidReport, sayReport] = useState(of?.isReport);
  const [isChecked, setChecked] = useState(false);
  useUnsaved(duty !== (of?.duty ?? ''));

  const units = readUnits(unitText, overview.units);
  const isOneTooMany = of !== undefined && units.read.length > 1;
  const isReporting = saidReport ?? isReport(duty);
  const day = deadline.trim() === '' ? undefined : parseDay(deadline);
  const faults = {
    duty: duty.trim().length < shortestDuty,
    unit: units.read.length === 0 || units.fault !== undefined || isOneTooMany,
    deadline: deadline.trim() !== '' && day === undefined,
    letter: letter.trim() === '',
  };
  const letters = [...new Set(overview.tasks.map((task) => task.letter))].slice(0, 50);

  function send(): void {
    setChecked(true);
    if (Object.values(faults).includes(true)) return;
    void onSave({
      duty: duty.trim(),
      units: units.read,
      letter: letter.trim(),
      clause: clause.trim(),
      isReport: isReporting,
      ...(day !== undefined && { deadline: day }),
      ...(modelCode !== '' && { modelCode }),
    });
  }

  return (
    <RegisterForm
      className={styles.form}
      title={of === undefined ? t('form.new') : t('form.correct', { id: of.id })}
      words={{ save: t('form.save'), cancel: t('form.cancel') }}
      isBusy={isBusy}
      onSend={send}
      onCancel={onCancel}
    >
      <Textarea
        className={register.whole ?? ''}
        label={t('form.duty')}
        rows={3}
        maxLength={longestDuty}
        value={duty}
        error={isChecked && faults.duty && t('form.dutyShort')}
        onChange={(event) => setDuty(event.currentTarget.value)}
      />
      <TextInput
        className={register.whole ?? ''}
        label={of === undefined ? t('form.units') : t('form.unit')}
        description={of === undefined ? t('form.unitsHint') : t('form.unitHint')}
        list={`${lists}units`}
        autoComplete="off"
        value={unitText}
        error={isChecked && faults.unit && t(isOneTooMany ? 'form.unitOne' : 'form.unitWrong')}
        onChange={(event) => setUnitText(event.currentTarget.value)}
      />
      <datalist id={`${lists}units`}>
        {overview.units.map(({ code, name }) => (
          <option key={code} value={name} />
        ))}
      </datalist>
      {units.added.length > 0 && (
        <Text size="sm" role="status">
          {t('form.newUnits', { units: units.added.map(withCode).join('; ') })}
        </Text>
      )}
      <div className={register.fields}>
        <TextInput
          label={t('form.letter')}
          description={t('form.letterHint')}
          list={`${lists}letters`}
          autoComplete="off"
          maxLength={longestLetter}
          value={letter}
          error={isChecked && faults.letter && t('form.letterMissing')}
          onChange={(event) => setLetter(event.currentTarget.value)}
        />
        <TextInput
          label={t('form.clause')}
          description={t('form.clauseHint')}
          autoComplete="off"
          maxLength={longestClause}
          value={clause}
          onChange={(event) => setClause(event.currentTarget.value)}
        />
        <DayInput
          label={t('form.deadline')}
          description={t('form.deadlineHint')}
          value={deadline}
          error={isChecked && faults.deadline && t('dayWrong')}
          onChange={setDeadline}
        />
        <ModelChoice overview={overview} value={modelCode} onChange={setModelCode} />
      </div>
      <datalist id={`${lists}letters`}>
        {letters.map((letter) => (
          <option key={letter} value={letter} />
        ))}
      </datalist>
      <Checkbox
        label={t('form.isReport')}
        checked={isReporting}
        onChange={(event) => sayReport(event.currentTarget.checked)}
      />
    </RegisterForm>
  );
}

interface ModelChoiceProps {
  readonly overview: Pick<TaskOverview, 'models'>;
  readonly value: string;
  readonly onChange: (code: string) => void;
}

export function ModelChoice({ overview, value, onChange }: ModelChoiceProps) {
  const { t } = useTranslation('task');
  return (
    <CodeChoice
      label={t('form.model')}
      description={t('form.modelHint')}
      known={overview.models}
      value={value}
      none={t('form.noModel')}
      onChange={onChange}
    />
  );
}

function withCode({ code, name }: TaskUnit): string {
  return `${name} (${code})`;
}

function readUnits(text: string, known: readonly TaskUnit[]) {
  const read: TaskUnit[] = [];
  const added: TaskUnit[] = [];
  let fault: string | undefined;
  for (const name of splitUnits(text)) {
    const unit = readUnit(name, [...known, ...added]);
    if (unit.is === 'fault') fault = unit.fault;
    else if (!read.some(({ code }) => code === unit.unit.code)) {
      read.push(unit.unit);
      if (unit.isNew) added.push(unit.unit);
    }
  }
  return { read, added, fault };
}
