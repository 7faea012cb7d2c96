import { useTranslation } from 'react-i18next';
import type { TableFormat } from '#shared/features/tables/tables.contract.ts';
import card from '#renderer/ui/card-choice.module.css';
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
    <fieldset className={card.cards} disabled={disabled}>
      <legend className={card.legend}>{t('format.label')}</legend>
      <div className={styles.grid}>
        {formats.map((name) => (
          <label key={name} className={card.card}>
            <input
              type="radio"
              name="format"
              value={name}
              checked={name === format}
              onChange={() => onChoose(name)}
            />
            <span>
              <span className={card.name}>{t(`format.${name}`)}</span>
              <span className={card.hint}>{t(`format.${name}Hint`)}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
