import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { nextRow } from './draft.ts';
import styles from './office.module.css';
import { RowList } from './row-list.tsx';
import { Section, type SectionProps } from './section.tsx';

type Text = 'unitName' | 'unitCode' | 'parentName' | 'parentCode' | 'place';

/** What the office is called, by code and by name, now and earlier. */
export function UnitSection({ draft, sayFault, onChange }: SectionProps) {
  const { t } = useTranslation('office');
  const text = (name: Text, path: readonly string[], hint?: string) => (
    <TextInput
      label={t(`label.${name}`)}
      description={hint}
      value={draft[name]}
      onChange={(event) => onChange({ [name]: event.currentTarget.value })}
      error={sayFault(...path)}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      autoComplete="off"
    />
  );
  return (
    <Section name="unit">
      <div className={styles.pair}>
        {text('unitName', ['unit', 'name'])}
        {text('unitCode', ['unit', 'code'], t('label.unitCodeHint'))}
        {text('parentName', ['unit', 'parent', 'name'], t('label.parentHint'))}
        {text('parentCode', ['unit', 'parent', 'code'])}
        {text('place', ['letters', 'place'])}
      </div>
      <RowList
        name="namesBefore"
        rows={draft.namesBefore}
        onAdd={() =>
          onChange({
            namesBefore: [
              ...draft.namesBefore,
              { row: nextRow(draft.namesBefore), name: '', until: '', codeSystem: 'pre-2025' },
            ],
          })
        }
        onRemove={(gone) =>
          onChange({ namesBefore: draft.namesBefore.filter(({ row }) => row !== gone) })
        }
      >
        {(before, place) => {
          const put = (part: object) =>
            onChange({
              namesBefore: draft.namesBefore.map((each) =>
                each.row === before.row ? { ...each, ...part } : each,
              ),
            });
          return (
            <>
              <TextInput
                label={t('label.nameBefore')}
                value={before.name}
                onChange={(event) => put({ name: event.currentTarget.value })}
                error={sayFault('unit', 'namesBefore', place, 'name')}
                autoComplete="off"
              />
              <TextInput
                label={t('label.until')}
                value={before.until}
                onChange={(event) => put({ until: event.currentTarget.value })}
                error={sayFault('unit', 'namesBefore', place, 'until')}
                autoComplete="off"
              />
            </>
          );
        }}
      </RowList>
    </Section>
  );
}
