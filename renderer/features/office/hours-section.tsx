import { Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { nextRow } from './draft.ts';
import styles from './office.module.css';
import { RowList } from './row-list.tsx';
import { Section, type SectionProps } from './section.tsx';

const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;

/** When the office is open, and the days on which it is not. */
export function HoursSection({ draft, sayFault, onChange }: SectionProps) {
  const { t } = useTranslation('office');
  const { hours, workingDays } = draft;
  return (
    <Section name="hours">
      <RowList
        name="hours"
        rows={hours}
        onAdd={() =>
          onChange({
            hours: [...hours, { row: nextRow(hours), weekdays: [1, 2, 3, 4, 5], from: '', to: '' }],
          })
        }
        onRemove={(gone) => onChange({ hours: hours.filter(({ row }) => row !== gone) })}
      >
        {(opening, place) => {
          const put = (part: object) =>
            onChange({
              hours: hours.map((each) => (each.row === opening.row ? { ...each, ...part } : each)),
            });
          const time = (name: 'from' | 'to') => (
            <TextInput
              label={t(`label.${name}`)}
              value={opening[name]}
              onChange={(event) => put({ [name]: event.currentTarget.value })}
              error={sayFault('hours', place, name)}
              maxLength={5}
              autoComplete="off"
            />
          );
          return (
            <>
              <fieldset className={styles.days}>
                <legend>{t('label.weekdays')}</legend>
                {weekdays.map((day) => (
                  <Checkbox
                    key={day}
                    label={t(`day.${day}`)}
                    checked={opening.weekdays.includes(day)}
                    onChange={(event) =>
                      put({
                        weekdays: weekdays.filter((each) =>
                          each === day
                            ? event.currentTarget.checked
                            : opening.weekdays.includes(each),
                        ),
                      })
                    }
                  />
                ))}
                {sayFault('hours', place, 'weekdays') !== undefined && (
                  <p className={styles.fault}>{sayFault('hours', place, 'weekdays')}</p>
                )}
              </fieldset>
              {time('from')}
              {time('to')}
            </>
          );
        }}
      </RowList>
      <Textarea
        label={`${t('section.holidays')}: ${t('label.holidays')}`}
        description={t('label.holidaysHint')}
        value={draft.holidays}
        onChange={(event) => onChange({ holidays: event.currentTarget.value })}
        error={sayFault('holidays')}
        rows={5}
        maw={420}
      />
      <h3 className={styles.subtitle}>{t('section.workingDays')}</h3>
      <p className={styles.hint}>{t('label.workingDaysHint')}</p>
      <RowList
        name="workingDays"
        rows={workingDays}
        onAdd={() =>
          onChange({
            workingDays: [...workingDays, { row: nextRow(workingDays), day: '', weekday: 1 }],
          })
        }
        onRemove={(gone) =>
          onChange({ workingDays: workingDays.filter(({ row }) => row !== gone) })
        }
      >
        {(madeUp, place) => {
          const put = (part: object) =>
            onChange({
              workingDays: workingDays.map((each) =>
                each.row === madeUp.row ? { ...each, ...part } : each,
              ),
            });
          return (
            <>
              <TextInput
                label={t('label.madeUpDay')}
                value={madeUp.day}
                onChange={(event) => put({ day: event.currentTarget.value })}
                error={sayFault('workingDays', place, 'day')}
                maxLength={10}
                autoComplete="off"
              />
              <NativeSelect
                label={t('label.madeUpHours')}
                value={madeUp.weekday}
                data={weekdays.map((day) => ({ value: String(day), label: t(`day.${day}`) }))}
                onChange={(event) => put({ weekday: Number(event.currentTarget.value) })}
                error={sayFault('workingDays', place, 'weekday')}
              />
            </>
          );
        }}
      </RowList>
    </Section>
  );
}
