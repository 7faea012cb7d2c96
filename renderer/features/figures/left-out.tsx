import { useTranslation } from 'react-i18next';
import type { Figure } from '#shared/features/figures/figures.contract.ts';
import { useFormat } from '#renderer/ui/use-format.ts';
import styles from './left-out.module.css';
import { useReasons } from './use-reasons.ts';

/** n and mean of what the rules left out, and why. */
export function LeftOut({ leftOut }: { readonly leftOut: Figure['leftOut'] }) {
  const { t } = useTranslation('figures');
  const format = useFormat();
  const reasons = useReasons(leftOut);
  return (
    <section className={styles.leftOut}>
      <h3 className={styles.title}>{t('leftOut.title')}</h3>
      {leftOut.mean === null ? (
        <p>{t('leftOut.none')}</p>
      ) : (
        <>
          <p>
            {t('leftOut.some', {
              n: format.count(leftOut.n),
              mean: format.decimal(leftOut.mean),
            })}
          </p>
          <ul className={styles.reasons}>
            {reasons.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
