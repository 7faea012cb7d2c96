import { useTranslation } from 'react-i18next';
import type vi from '#resources/locales/vi/office.json';
import type { OfficePreview } from '#shared/features/office/office.contract.ts';
import { partKey } from '#shared/features/office/part-key.ts';
import { sayValue } from '#shared/features/office/say-change.ts';
import styles from './change-list.module.css';
import { useFaultWords, type Fault } from './use-fault-words.ts';

type PartKey = keyof typeof vi.part;

/** Old → new, part by part. */
export function ChangeList({ changes }: { readonly changes: OfficePreview['changes'] }) {
  const { t } = useTranslation('office');
  return (
    <ul className={styles.list}>
      {changes.map(({ kind, path, part, entry, before, after }) => {
        // the contract's parts are those of the document, and each has its name
        const said = (value = '') => sayValue(part, value, (key) => t(key as 'is.true'));
        const name = t(`part.${partKey(part) as PartKey}`);
        return (
          <li key={`${kind} ${path.join(' ')}`} data-kind={kind}>
            {t(`change.${kind}`, {
              part: entry === '' ? name : `${name} (${entry})`,
              before: said(before),
              after: said(after),
            })}
          </li>
        );
      })}
    </ul>
  );
}

/** Everything wrong in a file, line by line. */
export function FaultList({ faults }: { readonly faults: readonly Fault[] }) {
  const { t } = useTranslation('office');
  const { sentenceOf } = useFaultWords();
  return (
    <ul className={styles.list}>
      {faults.map((fault) => (
        <li key={`${fault.fault} ${fault.line} ${fault.column} ${fault.path.join(' ')}`}>
          {fault.line !== undefined && (
            <strong>{t('place', { line: fault.line, column: fault.column })}: </strong>
          )}
          {fault.path.length > 0 && <code className={styles.path}>{fault.path.join('.')}</code>}{' '}
          {sentenceOf(fault)}
        </li>
      ))}
    </ul>
  );
}
