import { Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { nextRow } from './draft.ts';
import styles from './office.module.css';
import { RowList } from './row-list.tsx';
import { Section, type SectionProps } from './section.tsx';
import { freeCode } from './free-code.ts';

/** The kinds of procedures. */
export function FieldsSection({ draft, sayFault, onChange }: SectionProps) {
  const { t } = useTranslation('office');
  const { fields } = draft;
  const codeOf = (number: number) => t('code.fields', { number });
  return (
    <Section name="fields">
      <RowList
        name="fields"
        rows={fields}
        onAdd={() => {
          const code = freeCode(fields, codeOf);
          onChange({ fields: [...fields, { row: nextRow(fields), code, name: '' }] });
        }}
        onRemove={(gone) => onChange({ fields: fields.filter(({ row }) => row !== gone) })}
      >
        {(field, place) => {
          const put = (part: object) =>
            onChange({
              fields: fields.map((each) => (each.row === field.row ? { ...each, ...part } : each)),
            });
          return (
            <>
              <TextInput
                label={t('label.fieldName')}
                value={field.name}
                onChange={(event) => put({ name: event.currentTarget.value })}
                error={sayFault('fields', place, 'name')}
                autoComplete="off"
              />
              <TextInput
                label={t('label.code')}
                value={field.code}
                onChange={(event) => put({ code: event.currentTarget.value })}
                error={sayFault('fields', place, 'code')}
                autoComplete="off"
              />
            </>
          );
        }}
      </RowList>
    </Section>
  );
}

/** Where citizens are served. */
export function CountersSection({ draft, sayFault, onChange }: SectionProps) {
  const { t } = useTranslation('office');
  const { counters, fields } = draft;
  const codeOf = (number: number) => t('code.counters', { number });
  const choices = [
    { value: '', label: t('label.noField') },
    ...fields.map(({ row, code, name }) => ({ value: String(row), label: name || code })),
  ];
  return (
    <Section name="counters">
      <RowList
        name="counters"
        rows={counters}
        onAdd={() => {
          const code = freeCode(counters, codeOf);
          const row = nextRow(counters);
          onChange({
            counters: [...counters, { row, code, name: '', field: undefined, onePerson: false }],
          });
        }}
        onRemove={(gone) => onChange({ counters: counters.filter(({ row }) => row !== gone) })}
      >
        {(counter, place) => {
          const put = (part: object) =>
            onChange({
              counters: counters.map((each) =>
                each.row === counter.row ? { ...each, ...part } : each,
              ),
            });
          return (
            <>
              <TextInput
                label={t('label.counterName')}
                value={counter.name}
                onChange={(event) => put({ name: event.currentTarget.value })}
                error={sayFault('counters', place, 'name')}
                autoComplete="off"
              />
              <TextInput
                label={t('label.code')}
                value={counter.code}
                onChange={(event) => put({ code: event.currentTarget.value })}
                error={sayFault('counters', place, 'code')}
                autoComplete="off"
              />
              <NativeSelect
                label={t('label.counterField')}
                data={choices}
                value={fields.some(({ row }) => row === counter.field) ? String(counter.field) : ''}
                onChange={(event) => {
                  const { value } = event.currentTarget;
                  put({ field: value === '' ? undefined : Number(value) });
                }}
                error={sayFault('counters', place, 'fieldCode')}
              />
              <Checkbox
                className={styles.second}
                label={t('label.onePerson')}
                checked={counter.onePerson}
                onChange={(event) => put({ onePerson: event.currentTarget.checked })}
              />
            </>
          );
        }}
      </RowList>
    </Section>
  );
}
