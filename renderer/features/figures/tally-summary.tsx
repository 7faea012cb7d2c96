import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/ui/use-format.ts';
import type { Tally } from '#shared/features/figures/figures.contract.ts';
import { nameOf } from './name-of.ts';
import styles from './tally-summary.module.css';

interface TallySummaryProps {
  readonly title: string;
  readonly hint: string;
  /** The name of a series that is no part of the headline. */
  readonly apart: string | undefined;
  readonly tally: Tally;
}

/** One side of a figure in words: the share with its interval and n, and the mean. */
export function TallySummary({ title, hint, apart, tally }: TallySummaryProps) {
  const { t } = useTranslation('figures');
  const format = useFormat();
  const { n, satisfied, interval, mean } = tally;
  return (
    <section className={styles.side} aria-label={nameOf(title, apart)}>
      <h3 className={styles.title}>
        {title} <span className={styles.hint}>({hint})</span>
      </h3>
      {satisfied === null || interval === null || mean === null ? (
        <p>{t('none')}</p>
      ) : (
        <>
          <p className={styles.share}>
            <strong className={styles.number}>{format.share(satisfied)}</strong> {t('satisfied')}
          </p>
          <p className={styles.line}>
            {t('intervalOf', { from: format.share(interval[0]), to: format.share(interval[1]) })}
          </p>
          <p className={styles.caution}>{t('intervalNote')}</p>
          <p className={styles.line}>{t('mean', { mean: format.decimal(mean) })}</p>
        </>
      )}
      <p className={styles.n}>{t('n', { n: format.count(n) })}</p>
    </section>
  );
}
