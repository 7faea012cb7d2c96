import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { useState, type FormEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CheckList, WeekdayList } from '#renderer/ui/check-list.tsx';
import { useFirstFocus } from '#renderer/ui/use-first-focus.ts';
import { useUnsaved } from '#renderer/ui/unsaved.tsx';
import { deadlineKinds, modelKinds, type Model } from '#shared/features/model/model.ts';
import type { ModelOverview } from '#shared/features/model/model.contract.ts';
import { draftOf, freeCode, modelOf, type DraftFaults, type ModelDraft } from './model-draft.ts';
import styles from './model-screen.module.css';
import { Rows } from './rows.tsx';

interface ModelFormProps {
  readonly model: Model;
  readonly isNew: boolean;
  readonly overview: ModelOverview;
  readonly isBusy: boolean;
  readonly onSave: (model: Model) => void;
  readonly onLeave: () => void;
}

type TextName =
  | 'name'
  | 'validFrom'
  | 'validTo'
  | 'weekLeast'
  | 'weekMost'
  | 'monthLeast'
  | 'monthMost'
  | 'minutes';

/** One model: what it is, what it stands on, who works by it, and what its plan has to keep to. */
export function ModelForm({ model, isNew, overview, isBusy, onSave, onLeave }: ModelFormProps) {
  const { t, i18n } = useTranslation('model');
  const { fields, figures, unit } = overview;
  const [draft, setDraft] = useState(() => draftOf(model));
  const [faults, setFaults] = useState<DraftFaults>(new Map());
  const first = useFirstFocus<HTMLInputElement>();
  useUnsaved(JSON.stringify(draft) !== JSON.stringify(draftOf(model)));
  const set = (more: Partial<ModelDraft>) => setDraft((before) => ({ ...before, ...more }));
  const faultAt = (at: string) => {
    const fault = faults.get(at);
    return fault === undefined ? undefined : t(`form.fault.${fault}`);
  };
  const text = (name: TextName) => ({
    label: t(`form.${name}.label`),
    description: t(`form.${name}.hint`),
    value: draft[name],
    error: faultAt(name),
    autoComplete: 'off',
    onChange: (event: { currentTarget: { value: string } }) =>
      set({ [name]: event.currentTarget.value }),
  });
  const figureNames = figures.map(({ code, vi, en }) => ({
    value: code,
    label: i18n.language === 'en' ? en : vi,
  }));

  function send(event: FormEvent): void {
    event.preventDefault();
    const read = modelOf(draft, model);
    if ('model' in read) onSave(read.model);
    else setFaults(read.faults);
  }

  return (
    <form
      className={styles.form}
      onSubmit={send}
      noValidate
      aria-label={isNew ? t('form.new') : t('form.edit')}
    >
      <h2 className={styles.title}>{isNew ? t('form.new') : t('form.edit')}</h2>
      <TextInput {...text('name')} ref={first} maxLength={200} />
      <p className={styles.soft}>{t('form.codeFixed', { code: model.code })}</p>
      <div className={styles.pair}>
        <NativeSelect
          label={t('form.kind')}
          description={t(`kindHint.${draft.kind}`)}
          value={draft.kind}
          onChange={(event) => {
            const chosen = event.currentTarget.value;
            set({ kind: modelKinds.find((kind) => kind === chosen) ?? 'allHours' });
          }}
          data={modelKinds.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
        />
        <TextInput {...text('validFrom')} maxLength={14} />
        <TextInput {...text('validTo')} maxLength={14} />
      </div>
      <Part title={t('basis.title')} intro={t('basis.intro')}>
        <Rows
          rows={draft.basis}
          label={t('basis.title')}
          add={t('basis.add')}
          remove={t('form.removeRow')}
          blank={() => ({ number: '', body: '', issuedOn: '', clause: '' })}
          onChange={(basis) => set({ basis })}
          columns={[
            { name: 'number', label: t('basis.number'), longest: 60 },
            { name: 'body', label: t('basis.body'), longest: 200 },
            { name: 'issuedOn', label: t('basis.issuedOn'), longest: 14 },
            { name: 'clause', label: t('basis.clause'), longest: 120 },
          ]}
          faultOf={(at, name) => faultAt(`basis.${at}.${name}`)}
        />
        {draft.basis.length > 0 && (
          <Checkbox
            label={t('basis.verified')}
            checked={draft.verified}
            onChange={(event) => set({ verified: event.currentTarget.checked })}
          />
        )}
      </Part>
      <Part title={t('form.units')} intro={t('form.unitsHint')}>
        <Rows
          rows={draft.units}
          label={t('form.units')}
          add={t('form.addUnit')}
          remove={t('form.removeRow')}
          blank={() => {
            const isOwnThere = draft.units.some(({ code }) => code === unit.code);
            const { code, name } = isOwnThere ? { code: '', name: '' } : unit;
            return { code, name, pilotFrom: '', rollOutFrom: '' };
          }}
          onChange={(units) => set({ units })}
          columns={[
            { name: 'code', label: t('form.unitCode'), longest: 40 },
            { name: 'name', label: t('form.unitName'), longest: 200 },
            { name: 'pilotFrom', label: t('form.pilotFrom'), longest: 14 },
            { name: 'rollOutFrom', label: t('form.rollOutFrom'), longest: 14 },
          ]}
          faultOf={(at, name) => faultAt(`units.${at}.${name}`)}
        />
      </Part>
      {fields.length > 0 && (
        <CheckList
          label={t('form.fields')}
          description={t('form.fieldsHint')}
          known={fields}
          value={draft.fieldCodes}
          onChange={(fieldCodes) => set({ fieldCodes })}
        />
      )}
      {draft.kind !== 'allHours' && draft.kind !== 'campaign' && (
        <Part title={t('form.rules')} intro={t('form.rulesHint')}>
          {model.choice !== undefined && <p className={styles.soft}>{t('form.choice')}</p>}
          <div className={styles.quad}>
            <TextInput {...text('weekLeast')} maxLength={3} inputMode="numeric" />
            <TextInput {...text('weekMost')} maxLength={3} inputMode="numeric" />
            <TextInput {...text('monthLeast')} maxLength={3} inputMode="numeric" />
            <TextInput {...text('monthMost')} maxLength={3} inputMode="numeric" />
          </div>
          <WeekdayList
            label={t('form.weekdays')}
            description={t('form.weekdaysHint')}
            value={draft.weekdays}
            onChange={(weekdays) => set({ weekdays })}
          />
          <div className={styles.pair}>
            <TextInput {...text('minutes')} maxLength={4} inputMode="numeric" />
          </div>
          <Checkbox
            label={t('form.atEdge')}
            checked={draft.atEdgeOfHours}
            onChange={(event) => set({ atEdgeOfHours: event.currentTarget.checked })}
          />
        </Part>
      )}
      <Part title={t('form.groups')} intro={t('form.groupsHint')}>
        <Rows
          rows={draft.groups}
          label={t('form.groups')}
          add={t('form.addGroup')}
          remove={t('form.removeRow')}
          blank={() => ({
            code: freeCode(
              'nhom',
              draft.groups.map(({ code }) => code),
            ),
            name: '',
          })}
          onChange={(groups) => set({ groups })}
          columns={[{ name: 'name', label: t('form.groupName'), longest: 200 }]}
          faultOf={(at, name) => faultAt(`groups.${at}.${name}`)}
        />
      </Part>
      <Part title={t('form.targets')} intro={t('form.targetsHint')}>
        <Rows
          rows={draft.targets}
          label={t('form.targets')}
          add={t('form.addTarget')}
          remove={t('form.removeRow')}
          blank={() => ({
            figure: figureNames[0]?.value ?? '',
            shareOf: '',
            atLeast: '',
            by: '',
          })}
          onChange={(targets) => set({ targets })}
          columns={[
            { name: 'figure', label: t('form.figure'), choices: figureNames },
            {
              name: 'shareOf',
              label: t('form.shareOf'),
              choices: [{ value: '', label: t('form.noShare') }, ...figureNames],
            },
            { name: 'atLeast', label: t('form.atLeast'), longest: 14 },
            { name: 'by', label: t('form.by'), longest: 14 },
          ]}
          faultOf={(at, name) => faultAt(`targets.${at}.${name}`)}
        />
      </Part>
      <Part title={t('form.deadlines')} intro={t('form.deadlinesHint')}>
        <Rows
          rows={draft.deadlines}
          label={t('form.deadlines')}
          add={t('form.addDeadline')}
          remove={t('form.removeRow')}
          blank={() => ({ kind: 'report' as const, day: '' })}
          onChange={(deadlines) => set({ deadlines })}
          columns={[
            {
              name: 'kind',
              label: t('form.deadlineKind'),
              choices: deadlineKinds.map((kind) => ({ value: kind, label: t(`deadline.${kind}`) })),
            },
            { name: 'day', label: t('form.day'), longest: 14 },
          ]}
          faultOf={(at, name) => faultAt(`deadlines.${at}.${name}`)}
        />
      </Part>
      {faults.size > 0 && (
        <p className={styles.missing} role="alert">
          {t('form.fault.some')}
        </p>
      )}
      <div className={styles.buttons}>
        <Button type="submit" disabled={isBusy}>
          {t('form.save')}
        </Button>
        <Button variant="default" onClick={onLeave}>
          {t('leave')}
        </Button>
      </div>
    </form>
  );
}

interface PartProps {
  readonly title: string;
  readonly intro: string;
  readonly children: ReactNode;
}

function Part({ title, intro, children }: PartProps) {
  return (
    <section className={styles.part} aria-label={title}>
      <h3 className={styles.subtitle}>{title}</h3>
      <p className={styles.soft}>{intro}</p>
      {children}
    </section>
  );
}
