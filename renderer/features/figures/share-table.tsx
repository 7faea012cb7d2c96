import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/ui/use-format.ts';
import styles from './share-table.module.css';

/** Both sides of one number: with and without what the rules left out. */
interface Sides {
  readonly clean: number;
  readonly raw: number;
}

interface ShareTableProps {
  readonly caption: string;
  /** What stands in the first column. */
  readonly head: string;
  readonly rows: readonly ({ readonly key: string; readonly label: string } & Sides)[];
  /** The whole that the shares are parts of. */
  readonly whole: Sides;
}

/** Counts on both sides: a table whose cells also draw their share of the whole as a bar. */
export function ShareTable({ caption, head, rows, whole }: ShareTableProps) {
  const { t } = useTranslation('figures');
  return (
    <table className={styles.table}>
      <caption className={styles.caption}>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{head}</th>
          <th scope="col">{t('side.clean')}</th>
          <th scope="col">{t('side.raw')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, label, clean, raw }) => (
          <tr key={key}>
            <th scope="row">{label}</th>
            <ShareCell count={clean} whole={whole.clean} />
            <ShareCell count={raw} whole={whole.raw} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function ShareCell({ count, whole }: { readonly count: number; readonly whole: number }) {
  const { t } = useTranslation('figures');
  const format = useFormat();
  const share = whole === 0 ? 0 : count / whole;
  return (
    <td>
      <span className={styles.share}>
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
