import { useTranslation } from 'react-i18next';
import type { TableFormat } from '#shared/features/tables/tables.contract.ts';
import styles from './format-choice.module.css';

/** The formats as an officer tells them apart. */
const formats = ['csv', 'xlsx', 'csvPlain', 'jsonl'] as const satisfies readonly (
  | TableFormat
  | 'csvPlain'
)[];
export type FormatName = (typeof formats)[number];

interface FormatChoiceProps {
  readonly format: FormatName;
  readonly disabled: boolean;
  readonly onChoose: (format: FormatName) => void;
}

export function FormatChoice({ format, disabled, onChoose }: FormatChoiceProps) {
  const { t } = useTranslation('tables');
  return (
    <fieldset className={styles.formats} disabled={disabled}>
      <legend className={styles.legend}>{t('format.label')}</legend>
      <div className={styles.grid}>
        {formats.map((name) => (
          <label key={name} className={styles.format}>
            <input
              type="radio"
              name="format"
              value={name}
              checked={name === format}
              onChange={() => onChoose(name)}
            />
            <span>
              <span className={styles.name}>{t(`format.${name}`)}</span>
              <span className={styles.hint}>{t(`format.${name}Hint`)}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
