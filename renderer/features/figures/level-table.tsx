import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/ui/use-format.ts';
import type { Figure, Tally } from '#shared/features/figures/figures.contract.ts';
import { scores } from '#shared/features/rating/scale.ts';
import styles from './level-table.module.css';

/** How the answers fell on the five levels: a table whose cells also draw their share as a bar. */
export function LevelTable({ figure }: { readonly figure: Figure }) {
  const { t } = useTranslation('figures');
  const { t: tRating } = useTranslation('rating');
  return (
    <table className={styles.table}>
      <caption className={styles.caption}>{t('levels')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('level')}</th>
          <th scope="col">{t('side.clean')}</th>
          <th scope="col">{t('side.raw')}</th>
        </tr>
      </thead>
      <tbody>
        {scores.map((score, place) => (
          <tr key={score}>
            <th scope="row">{tRating(`label.${score}`)}</th>
            <LevelCell tally={figure.clean} place={place} />
            <LevelCell tally={figure.raw} place={place} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function LevelCell({ tally, place }: { readonly tally: Tally; readonly place: number }) {
  const { t } = useTranslation('figures');
  const format = useFormat();
  const count = tally.counts[place] ?? 0;
  const share = tally.n === 0 ? 0 : count / tally.n;
  return (
    <td>
      <span className={styles.level}>
        <span className={styles.track} aria-hidden="true">
          <span className={styles.bar} style={{ width: `${share * 100}%` }} />
        </span>
        <span className={styles.n}>
          {t('levelN', { n: format.count(count), share: format.share(share) })}
        </span>
      </span>
    </td>
  );
}
