import { useTranslation } from 'react-i18next';
import type { PutQuestion } from '#shared/features/gaming/gaming.contract.ts';
import styles from './gaming.module.css';

/** What the counter said, as it said it. */
export function Explanation({ question: { explanation } }: { readonly question: PutQuestion }) {
  const { t } = useTranslation('gaming');
  if (explanation === undefined) return <p className={styles.soft}>{t('explain.none')}</p>;
  return (
    <section aria-label={t('explain.label')}>
      <h4>{t('explain.label')}</h4>
      <blockquote className={styles.said}>{explanation}</blockquote>
    </section>
  );
}
