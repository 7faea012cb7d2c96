import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/ui/use-format.ts';
import { evidenceOf, type Evidence } from '#shared/features/gaming/evidence.ts';
import type { PutQuestion } from '#shared/features/gaming/gaming.contract.ts';
import styles from './gaming.module.css';

/** The numbers that a question stands on, each with a bar beside it. */
export function EvidenceTable({ question }: { readonly question: PutQuestion }) {
  const { t } = useTranslation('gaming');
  const write = useWriteValue();
  const { unit, lines } = evidenceOf(question);
  // a share of the best level is read against all of them, the others against each other
  const whole = unit === 'best' ? 1 : Math.max(...lines.map(({ value }) => value), 0);
  return (
    <>
      <table className={styles.evidence}>
        <caption>{t(`evidence.unit.${unit}`)}</caption>
        <tbody>
          {lines.map((each) => (
            <tr key={each.line} data-asked={each === lines[0]}>
              <th scope="row">{t(`evidence.line.${each.line}`)}</th>
              <td className={styles.value}>{write(unit, each)}</td>
              <td className={styles.bar} aria-hidden="true">
                <span style={{ width: `${whole > 0 ? (100 * each.value) / whole : 0}%` }} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {lines.length === 1 && <p className={styles.soft}>{t('evidence.noPast')}</p>}
      {question.days.length > 0 && (
        <p className={styles.days}>
          {t('evidence.days', { days: question.days.map(writeShortDay).join(', ') })}
        </p>
      )}
    </>
  );
}

function useWriteValue() {
  const { t } = useTranslation('gaming');
  const format = useFormat();
  return (unit: Evidence['unit'], { value, counted }: Evidence['lines'][number]): string => {
    switch (unit) {
      case 'unusualDays':
      case 'changes':
      case 'low':
      case 'best': {
        if (counted === undefined) return format.share(value);
        const [part, whole] = counted.map(format.count);
        return t('evidence.counted', { share: format.share(value), part, whole });
      }
      case 'count':
        return format.count(value);
      case 'perVisit':
        return t('evidence.perVisit', { value: format.hundredths(value) });
      case 'times':
        return t('evidence.times', { value: format.hundredths(value) });
    }
  };
}

/** `05/12`: the month stands over it. */
function writeShortDay(day: string): string {
  return day.slice(5).split('-').toReversed().join('/');
}
