import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/ui/use-format.ts';
import type { QuestionShares } from '#shared/features/figures/figures.contract.ts';
import type { Glance } from '#shared/features/glance/glance.contract.ts';
import { Card } from './card.tsx';
import styles from './glance-screen.module.css';

const mostShown = 3;

/** The reasons that were chosen most in the newest period. */
export function ReasonsCard({ glance }: { readonly glance: Glance }) {
  const { t } = useTranslation('glance');
  const { newest, smallest } = glance;
  if (newest?.total === undefined) return null;
  const told = newest.reasons.filter(({ options }) => options.length > 0);
  const isAnybody = newest.reasons.some(({ answered }) => answered.clean > 0);
  return (
    <Card title={t('reasons.title')}>
      {told.map((question) => (
        <TopReasons key={question.questionnaire} question={question} />
      ))}
      {told.length > 0 && <p className={styles.soft}>{t('reasons.note')}</p>}
      {told.length === 0 && (
        <p>{isAnybody ? t('reasons.few', { smallest }) : t('reasons.nobody')}</p>
      )}
    </Card>
  );
}

function TopReasons({ question }: { readonly question: QuestionShares }) {
  const { t, i18n } = useTranslation('glance');
  const format = useFormat();
  const { options, answered, words } = question;
  const top = options
    .filter(({ clean }) => clean > 0)
    .toSorted((one, other) => other.clean - one.clean)
    .slice(0, mostShown);
  const named = words[i18n.language] ?? words['vi'] ?? {};
  return (
    <ol className={styles.reasons}>
      {top.map(({ code, clean }) => (
        <li key={code}>
          <span className={styles.reason}>{named[code] ?? code}</span>
          <span className={styles.track} aria-hidden="true">
            <span style={{ width: `${(100 * clean) / answered.clean}%` }} />
          </span>
          <span className={styles.soft}>
            {t('reasons.of', {
              n: format.count(clean),
              answered: format.count(answered.clean),
              share: format.share(clean / answered.clean),
            })}
          </span>
        </li>
      ))}
    </ol>
  );
}
