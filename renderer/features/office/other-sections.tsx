import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { letterStates } from '#shared/features/letter/letter-states.ts';
import { closedNoteDays, usualRetentionDays } from '#shared/features/letter/usual-retention.ts';
import type { OfficePerson } from '#shared/features/office/office-file.ts';
import { nextRow } from './draft.ts';
import { freeCode } from './free-code.ts';
import styles from './office.module.css';
import { RowList } from './row-list.tsx';
import { Section, type SectionProps } from './section.tsx';

/** Who serves at which counter when. */
export function RosterSection({
  draft,
  sayFault,
  onChange,
  people,
}: SectionProps & { readonly people: readonly OfficePerson[] }) {
  const { t } = useTranslation('office');
  const { roster, counters } = draft;
  const choice = (entries: readonly { value: string; label: string }[], chosen: string) =>
    entries.some(({ value }) => value === chosen)
      ? entries
      : [{ value: chosen, label: chosen }, ...entries];
  const allCounters = counters.map(({ row, code, name }) => ({
    value: String(row),
    label: name || code,
  }));
  /** Empty for a counter that was taken away. */
  const counterOf = (wanted: number | undefined) =>
    counters.some(({ row }) => row === wanted) ? String(wanted) : '';
  const allPeople = people.map(({ code, name }) => ({ value: code, label: name }));
  return (
    <Section name="roster">
      <RowList
        name="roster"
        rows={roster}
        onAdd={() =>
          onChange({
            roster: [
              ...roster,
              {
                row: nextRow(roster),
                counter: counters[0]?.row,
                personCode: people[0]?.code ?? '',
                from: '',
                to: '',
              },
            ],
          })
        }
        onRemove={(gone) => onChange({ roster: roster.filter(({ row }) => row !== gone) })}
      >
        {(duty, place) => {
          const put = (part: object) =>
            onChange({
              roster: roster.map((each) => (each.row === duty.row ? { ...each, ...part } : each)),
            });
          return (
            <>
              <NativeSelect
                label={t('label.rosterCounter')}
                data={choice(allCounters, counterOf(duty.counter))}
                value={counterOf(duty.counter)}
                onChange={(event) => put({ counter: Number(event.currentTarget.value) })}
                error={sayFault('roster', place, 'counterCode')}
              />
              <NativeSelect
                label={t('label.rosterPerson')}
                data={choice(allPeople, duty.personCode)}
                value={duty.personCode}
                onChange={(event) => put({ personCode: event.currentTarget.value })}
                error={sayFault('roster', place, 'personCode')}
              />
              <TextInput
                label={t('label.rosterFrom')}
                value={duty.from}
                onChange={(event) => put({ from: event.currentTarget.value })}
                error={sayFault('roster', place, 'from')}
                autoComplete="off"
              />
              <TextInput
                label={t('label.rosterTo')}
                description={t('label.rosterToHint')}
                value={duty.to}
                onChange={(event) => put({ to: event.currentTarget.value })}
                error={sayFault('roster', place, 'to')}
                inputWrapperOrder={['label', 'input', 'description', 'error']}
                autoComplete="off"
              />
            </>
          );
        }}
      </RowList>
    </Section>
  );
}

/** Who signs letters. */
export function LettersSection({ draft, sayFault, onChange }: SectionProps) {
  const { t } = useTranslation('office');
  const text = (
    name: 'signerName' | 'signerTitle' | 'signerAuthority',
    path: 'name' | 'title' | 'authority',
  ) => (
    <TextInput
      label={t(`label.${name}`)}
      value={draft[name]}
      onChange={(event) => onChange({ [name]: event.currentTarget.value })}
      error={sayFault('letters', 'signer', path)}
      autoComplete="off"
    />
  );
  return (
    <Section name="letters">
      <p className={styles.hint}>{t('label.signerHint')}</p>
      <div className={styles.triple}>
        {text('signerName', 'name')}
        {text('signerTitle', 'title')}
        {text('signerAuthority', 'authority')}
      </div>
      <p className={styles.hint}>{t('label.kindsHint')}</p>
    </Section>
  );
}

/** Who may have surveys opened here whose answers the office cannot read. */
export function SupervisorsSection({ draft, sayFault, onChange }: SectionProps) {
  const { t } = useTranslation('office');
  const { supervisors } = draft;
  return (
    <Section name="supervisors">
      <p className={styles.hint}>{t('label.supervisorsHint')}</p>
      <RowList
        name="supervisors"
        rows={supervisors}
        onAdd={() => {
          const code = freeCode(supervisors, (number) => t('code.supervisors', { number }));
          const row = nextRow(supervisors);
          onChange({ supervisors: [...supervisors, { row, code, name: '', publicKey: '' }] });
        }}
        onRemove={(gone) =>
          onChange({ supervisors: supervisors.filter(({ row }) => row !== gone) })
        }
      >
        {(supervisor, place) => {
          const put = (part: object) =>
            onChange({
              supervisors: supervisors.map((each) =>
                each.row === supervisor.row ? { ...each, ...part } : each,
              ),
            });
          return (
            <>
              <TextInput
                label={t('label.supervisorName')}
                value={supervisor.name}
                onChange={(event) => put({ name: event.currentTarget.value })}
                error={sayFault('supervisors', place, 'name')}
                autoComplete="off"
              />
              <TextInput
                label={t('label.code')}
                value={supervisor.code}
                onChange={(event) => put({ code: event.currentTarget.value })}
                error={sayFault('supervisors', place, 'code')}
                autoComplete="off"
              />
              <Textarea
                className={styles.second}
                label={t('label.supervisorKey')}
                description={t('label.supervisorKeyHint')}
                value={supervisor.publicKey}
                onChange={(event) => put({ publicKey: event.currentTarget.value })}
                error={sayFault('supervisors', place, 'publicKey')}
                rows={3}
                maxLength={300}
                spellCheck={false}
                autoComplete="off"
              />
            </>
          );
        }}
      </RowList>
    </Section>
  );
}

/** What is removed by itself, and after how long. */
export function RetentionSection({ draft, sayFault, onChange }: SectionProps) {
  const { t } = useTranslation('office');
  const months = (name: 'exportMonths' | 'logMonths') => (
    <TextInput
      label={t(`label.${name}`)}
      value={draft[name]}
      onChange={(event) => onChange({ [name]: event.currentTarget.value })}
      error={sayFault('retention', name)}
      inputMode="numeric"
      maxLength={3}
      autoComplete="off"
    />
  );
  return (
    <Section name="retention">
      <p className={styles.hint}>{t('label.monthsHint')}</p>
      <div className={styles.triple}>
        {months('exportMonths')}
        {months('logMonths')}
      </div>
      <h3 className={styles.part}>{t('label.letterDays')}</h3>
      <p className={styles.hint}>{t('label.letterDaysHint')}</p>
      <div className={styles.triple}>
        {letterStates.map((state) => {
          const usual = usualRetentionDays[state];
          return (
            <TextInput
              key={state}
              label={t(`letterState.${state}`)}
              description={
                usual !== undefined
                  ? t('label.daysUsual', { days: usual })
                  : state === 'closed'
                    ? t('label.daysClosed', { days: closedNoteDays })
                    : t('label.daysForever')
              }
              value={draft.letterDays[state]}
              onChange={(event) =>
                onChange({
                  letterDays: { ...draft.letterDays, [state]: event.currentTarget.value },
                })
              }
              error={sayFault('letters', 'retentionDays', state)}
              inputMode="numeric"
              maxLength={4}
              autoComplete="off"
            />
          );
        })}
      </div>
      <p className={styles.hint}>{t('label.ratingsStay')}</p>
    </Section>
  );
}
