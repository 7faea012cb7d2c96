import { useTranslation } from 'react-i18next';
import { writeMonth } from '#shared/features/activity/month.ts';
import type { DraftFault } from './draft.ts';
import styles from './activity-screen.module.css';
import { useFigureWords } from './use-figure-words.ts';

/** What stands against saving, each with its place. */
export function FaultList({ faults }: { readonly faults: readonly DraftFault[] }) {
  const { t } = useTranslation('activity');
  const { shortOf } = useFigureWords();
  if (faults.length === 0) return null;
  return (
    <ul className={styles.faults}>
      {faults.map(({ month, figure, text, fault }) => (
        <li key={`${month} ${figure.code}`}>
          {fault === 'originMissing'
            ? t('fault.originMissing', { month: writeMonth(month) })
            : t('fault.place', {
                month: writeMonth(month),
                figure: shortOf(figure),
                text: text.trim(),
                why: t(`fault.${fault}`),
              })}
        </li>
      ))}
    </ul>
  );
}
