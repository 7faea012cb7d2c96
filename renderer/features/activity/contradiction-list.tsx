import { useTranslation } from 'react-i18next';
import { Icon } from '#renderer/ui/icon.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import type { ActivityYear } from '#shared/features/activity/activity.contract.ts';
import { findContradictions } from '#shared/features/activity/find-contradictions.ts';
import { writeMonth } from '#shared/features/activity/month.ts';
import styles from './activity-screen.module.css';
import { numbersOf, type Draft } from './draft.ts';
import { useFigureWords } from './use-figure-words.ts';

interface ContradictionListProps {
  readonly year: ActivityYear;
  readonly draft: Draft;
}

/** Figures that cannot be true together; said, and no hindrance. */
export function ContradictionList({ year, draft }: ContradictionListProps) {
  const { t } = useTranslation('activity');
  const format = useFormat();
  const { shortOf } = useFigureWords();
  const { figures, contains, months } = year;
  const name = (code: string) => {
    const figure = figures.find((figure) => figure.code === code);
    return figure ? `“${shortOf(figure)}”` : code;
  };
  const found = months.flatMap((month) =>
    findContradictions(contains, numbersOf(draft, month, figures)).map((each) => ({
      ...each,
      month: month.month,
    })),
  );
  if (found.length === 0) return null;
  return (
    <div className={styles.contradictions} role="note">
      <Icon name="attention" />
      <ul>
        {found.map(({ rule, month, whole, parts }) => (
          <li key={`${month} ${rule.whole} ${rule.parts.join()}`}>
            {t(`contradiction.${rule.is}`, {
              month: writeMonth(month),
              parts: rule.parts.map(name).join(t('and')),
              sum: format.count(parts),
              whole: name(rule.whole),
              value: format.count(whole),
            })}
          </li>
        ))}
        <li>{t('contradiction.note')}</li>
      </ul>
    </div>
  );
}
