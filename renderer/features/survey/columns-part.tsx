import { Alert, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import tableStyles from '#renderer/ui/desk-table.module.css';
import { Icon } from '#renderer/ui/icon.tsx';
import { writeDay } from '#renderer/ui/write-day.ts';
import type { ReadSurvey, SeenColumn } from '#shared/features/survey/survey.contract.ts';
import { columnsPart, withColumn, type DraftColumn, type SurveyDraft } from './survey-draft.ts';
import styles from './survey-section.module.css';
import { withCompared } from './with-compared.ts';

interface ColumnsPartProps {
  readonly look: ReadSurvey;
  readonly draft: SurveyDraft;
  readonly isBusy: boolean;
  readonly onChange: (draft: SurveyDraft) => void;
}

/** Where the year stands first nothing is in doubt. */
const orders = ['dmy', 'mdy'] as const;
const keeps = ['day', 'hour'] as const;

/** Every column with what stands in it, and what it is taken for. */
export function ColumnsPart({ look, draft, isBusy, onChange }: ColumnsPartProps) {
  const { t } = useTranslation('survey');
  const hasUnit = draft.columns.some(({ role }) => role === 'unit');
  return (
    <fieldset className={styles.step} disabled={isBusy}>
      <legend className={styles.subheading}>{t('columns.title')}</legend>
      <p className={styles.hint}>{t('columns.hint')}</p>
      <div className={styles.scroll}>
        <table className={`${tableStyles.table} ${styles.columns}`}>
          <thead>
            <tr>
              <th scope="col">{t('columns.column')}</th>
              <th scope="col">{t('columns.examples')}</th>
              <th scope="col">{t('columns.role')}</th>
            </tr>
          </thead>
          <tbody>
            {look.columns.map((seen, at) => {
              const column = draft.columns[at];
              return (
                column !== undefined && (
                  <ColumnRow
                    key={seen.name}
                    seen={seen}
                    column={column}
                    onRole={(role) => onChange(withColumn(draft, seen.name, { role }))}
                  />
                )
              );
            })}
          </tbody>
        </table>
      </div>
      {!look.order.isSure && (
        <Alert role="note" color="orange" icon={<Icon name="attention" />}>
          {t('columns.orderUnsure')}
        </Alert>
      )}
      <div className={styles.fields}>
        {draft.order !== 'ymd' && (
          <NativeSelect
            size="md"
            label={t('columns.order')}
            value={draft.order}
            data={orders.map((order) => ({ value: order, label: t(`order.${order}`) }))}
            onChange={(event) => {
              const order = orders.find((each) => each === event.currentTarget.value);
              if (order !== undefined) onChange({ ...draft, order });
            }}
          />
        )}
        <NativeSelect
          size="md"
          label={t('columns.keep')}
          value={draft.keep}
          data={keeps.map((keep) => ({ value: keep, label: t(`keep.${keep}`) }))}
          onChange={(event) => {
            const keep = keeps.find((each) => each === event.currentTarget.value);
            if (keep !== undefined) onChange({ ...draft, keep });
          }}
        />
        {!hasUnit && (
          <TextInput
            size="md"
            label={t('columns.unitCode')}
            list="survey-units"
            value={draft.unitCode}
            maxLength={40}
            autoComplete="off"
            onChange={(event) => onChange({ ...draft, unitCode: event.currentTarget.value.trim() })}
          />
        )}
      </div>
      <datalist id="survey-units">
        {look.units.map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </datalist>
      <Checkbox
        size="md"
        label={t('columns.compared')}
        checked={draft.compared.has(columnsPart)}
        onChange={(event) =>
          onChange(withCompared(draft, columnsPart, event.currentTarget.checked))
        }
      />
    </fieldset>
  );
}

/** A workbook's moments come as ISO writes them, without a zone. */
function writeExample(text: string): string {
  const [, day, time = ''] = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}):\d{2})?$/.exec(text) ?? [];
  return day === undefined ? text : `${writeDay(day)} ${time}`.trim();
}

interface ColumnRowProps {
  readonly seen: SeenColumn;
  readonly column: DraftColumn;
  readonly onRole: (role: DraftColumn['role']) => void;
}

function ColumnRow({ seen, column, onRole }: ColumnRowProps) {
  const { t } = useTranslation('survey');
  return (
    <tr>
      <th scope="row">
        <span className={styles.letter}>{seen.letter}</span> {seen.name}
      </th>
      <td>
        {seen.hidden !== null ? (
          <span className={styles.hint}>{t(`columns.hidden.${seen.hidden}`)}</span>
        ) : seen.filled === 0 ? (
          <span className={styles.hint}>{t('columns.empty')}</span>
        ) : seen.examples.length === 0 ? (
          <span className={styles.hint}>{t('columns.allDiffer')}</span>
        ) : (
          seen.examples.map(writeExample).join(' · ')
        )}
      </td>
      <td>
        {seen.can.length === 1 ? (
          <span className={seen.hidden === 'personal' ? styles.strong : undefined}>
            {t(seen.hidden === 'personal' ? 'columns.never' : 'role.none')}
          </span>
        ) : (
          <NativeSelect
            aria-label={t('columns.roleOf', { column: seen.name })}
            value={column.role}
            data={seen.can.map((role) => ({ value: role, label: t(`role.${role}`) }))}
            onChange={(event) => {
              const role = seen.can.find((each) => each === event.currentTarget.value);
              if (role !== undefined) onRole(role);
            }}
          />
        )}
      </td>
    </tr>
  );
}
