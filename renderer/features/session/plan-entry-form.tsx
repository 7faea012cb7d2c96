import { Button, NativeSelect, Radio, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { CheckList, WeekdayList } from '#renderer/ui/check-list.tsx';
import { CodeChoice } from '#renderer/ui/code-choice.tsx';
import { useFirstFocus } from '#renderer/ui/use-first-focus.ts';
import { useWeekdayName } from '#renderer/ui/use-weekday.ts';
import type { PlanEntry } from '#shared/features/session/plan-entry.ts';
import type { PlanView } from '#shared/features/session/session.contract.ts';
import { sessionModes, type SessionMode } from '#shared/features/session/session-mode.ts';
import { draftOf, entryOf, freeCode, type DraftFault, type EntryDraft } from './entry-draft.ts';
import styles from './plan-section.module.css';

interface PlanEntryFormProps {
  /** The line that is changed; a new one where there is none. */
  readonly entry: PlanEntry | undefined;
  readonly taken: readonly string[];
  readonly fields: PlanView['fields'];
  readonly models: PlanView['models'];
  readonly today: string;
  readonly isBusy: boolean;
  readonly onSave: (entry: PlanEntry) => void;
  readonly onLeave: () => void;
}

const weekdays = [1, 2, 3, 4, 5, 6, 7];
const weeks = [1, 2, 3, 4, 5];

/** One line of the plan: what, on which days, at which times, and for how long it holds. */
export function PlanEntryForm(props: PlanEntryFormProps) {
  const { entry, taken, fields, models, today, isBusy, onSave, onLeave } = props;
  const { t } = useTranslation('session');
  const [draft, setDraft] = useState(() => draftOf(entry, today));
  const [faults, setFaults] = useState<readonly DraftFault[]>([]);
  const first = useFirstFocus<HTMLInputElement>();
  const set = (more: Partial<EntryDraft>) => setDraft((before) => ({ ...before, ...more }));
  const faultOf = (field: DraftFault) => faults.includes(field) && t(`entry.fault.${field}`);
  const text = (name: 'name' | 'place' | 'from' | 'to' | 'validFrom' | 'validTo') => ({
    label: t(`entry.${name}.label`),
    description: t(`entry.${name}.hint`),
    value: draft[name],
    onChange: (event: { currentTarget: { value: string } }) =>
      set({ [name]: event.currentTarget.value }),
    autoComplete: 'off',
  });

  function send(event: FormEvent): void {
    event.preventDefault();
    const read = entryOf(draft, entry?.code ?? freeCode(taken));
    if ('entry' in read) onSave(read.entry);
    else setFaults(read.faults);
  }

  return (
    <form
      className={styles.form}
      onSubmit={send}
      noValidate
      aria-label={entry === undefined ? t('plan.add') : t('plan.edit')}
    >
      <TextInput {...text('name')} ref={first} maxLength={120} />
      <NativeSelect
        label={t('mode.legend')}
        description={t(`mode.${draft.mode}Hint`)}
        value={draft.mode}
        onChange={(event) => set({ mode: modeIn(event.currentTarget.value) })}
        data={sessionModes.map((mode) => ({ value: mode, label: t(`mode.${mode}`) }))}
      />
      <DaysChoice draft={draft} onChange={set} faultOf={faultOf} />
      <div className={styles.pair}>
        <TextInput {...text('from')} error={faultOf('from')} maxLength={8} />
        <TextInput {...text('to')} error={faultOf('to')} maxLength={8} />
      </div>
      <TextInput {...text('place')} maxLength={120} />
      {fields.length > 0 && (
        <CheckList
          label={t('entry.fields.label')}
          description={t('entry.fields.hint')}
          known={fields}
          value={draft.fieldCodes}
          onChange={(fieldCodes) => set({ fieldCodes })}
        />
      )}
      <CodeChoice
        label={t('entry.modelCode.label')}
        description={t(models.length === 0 ? 'entry.modelCode.none' : 'entry.modelCode.hint')}
        known={models}
        value={draft.modelCode}
        none={t('entry.modelCode.without')}
        nameUnknown={(code) => t('entry.modelCode.unknown', { code })}
        onChange={(modelCode) => set({ modelCode })}
      />
      <div className={styles.pair}>
        <TextInput {...text('validFrom')} error={faultOf('validFrom')} maxLength={14} />
        <TextInput {...text('validTo')} error={faultOf('validTo')} maxLength={14} />
      </div>
      {faults.length > 0 && (
        <p className={styles.missing} role="alert">
          {t('entry.fault.some')}
        </p>
      )}
      <div className={styles.actions}>
        <Button type="submit" disabled={isBusy}>
          {t('entry.save')}
        </Button>
        <Button variant="default" onClick={onLeave}>
          {t('entry.leave')}
        </Button>
      </div>
    </form>
  );
}

interface DaysChoiceProps {
  readonly draft: EntryDraft;
  readonly onChange: (more: Partial<EntryDraft>) => void;
  readonly faultOf: (field: DraftFault) => string | false;
}

function DaysChoice({ draft, onChange, faultOf }: DaysChoiceProps) {
  const { t } = useTranslation('session');
  const weekdayName = useWeekdayName();
  return (
    <div>
      <Radio.Group
        label={t('entry.days.label')}
        value={draft.days}
        onChange={(chosen) => onChange({ days: daysIn(chosen) })}
      >
        <div className={styles.checks}>
          <Radio value="weekly" label={t('entry.days.weekly')} />
          <Radio value="monthly" label={t('entry.days.monthly')} />
          <Radio value="dates" label={t('entry.days.dates')} />
        </div>
      </Radio.Group>
      {draft.days === 'weekly' && (
        <WeekdayList
          label={t('entry.days.weekly')}
          isLabelHidden
          error={faultOf('weekdays')}
          value={draft.weekdays}
          onChange={(weekdays) => onChange({ weekdays })}
        />
      )}
      {draft.days === 'monthly' && (
        <div className={styles.checks}>
          <NativeSelect
            aria-label={t('entry.days.weekday')}
            value={String(draft.weekday)}
            onChange={(event) => onChange({ weekday: Number(event.currentTarget.value) })}
            data={weekdays.map((weekday) => ({
              value: String(weekday),
              label: weekdayName(weekday),
            }))}
          />
          <CheckList
            label={t('entry.days.monthly')}
            isLabelHidden
            error={faultOf('weeks')}
            known={weeks.map((week) => ({
              code: String(week),
              name: t('entry.days.week', { week }),
            }))}
            value={draft.weeks.map(String)}
            onChange={(chosen) => onChange({ weeks: chosen.map(Number) })}
          />
        </div>
      )}
      {draft.days === 'dates' && (
        <TextInput
          mt="sm"
          aria-label={t('entry.days.dates')}
          description={t('entry.days.datesHint')}
          value={draft.dates}
          onChange={(event) => onChange({ dates: event.currentTarget.value })}
          error={faultOf('dates')}
          autoComplete="off"
        />
      )}
    </div>
  );
}

function modeIn(value: string): SessionMode {
  return sessionModes.find((mode) => mode === value) ?? 'extra';
}

function daysIn(value: string): EntryDraft['days'] {
  return value === 'monthly' || value === 'dates' ? value : 'weekly';
}
