import { useTranslation } from 'react-i18next';
import type { Poster } from '#shared/features/inbox/inbox.contract.ts';
import type { PosterSetting } from './poster-size.ts';
import styles from './poster-sheet.module.css';
import { writeMonth } from './write-period.ts';

interface PosterSheetProps {
  readonly poster: Poster;
  readonly setting: PosterSetting;
}

/** The poster as it hangs on the wall, in Vietnamese whatever the desk speaks. */
export function PosterSheet({ poster, setting }: PosterSheetProps) {
  const { i18n } = useTranslation('inbox');
  const t = i18n.getFixedT('vi', 'inbox');
  const { unitName, folderKind, month, received, answered } = poster;
  return (
    <section
      className={styles.sheet}
      lang="vi"
      style={{ '--points': `${setting.points}pt` } as React.CSSProperties}
      data-pages={setting.isOnePage ? 'one' : 'many'}
    >
      <div className={styles.head}>
        {folderKind !== 'office' && (
          <p className={styles.band}>{t(`poster.sheet.${folderKind}`)}</p>
        )}
        <p className={styles.unit}>{unitName}</p>
        <h2 className={styles.title}>
          <span>{t('poster.sheet.titleSaid')}</span> <span>{t('poster.sheet.titleDone')}</span>
        </h2>
        <p className={styles.month}>{t('poster.sheet.month', { month: writeMonth(month) })}</p>
      </div>
      {setting.layout === 'stacked' ? <Stack poster={poster} /> : <Columns poster={poster} />}
      <div className={styles.foot}>
        {received > 0 && (
          <p className={styles.counts}>{t('poster.sheet.counts', { received, answered })}</p>
        )}
        <p className={styles.invitation}>{t('poster.sheet.invitation')}</p>
      </div>
    </section>
  );
}

function Stack({ poster: { entries } }: Pick<PosterSheetProps, 'poster'>) {
  const { i18n } = useTranslation('inbox');
  const t = i18n.getFixedT('vi', 'inbox');
  return (
    <ul className={styles.stack}>
      {entries.map(({ said, done }) => (
        <li key={`${said} ${done}`} className={styles.entry}>
          <p className={styles.label}>{t('poster.sheet.said')}</p>
          <p className={styles.said}>{said}</p>
          <p className={styles.label} data-part="done">
            {t('poster.sheet.done')}
          </p>
          <p className={styles.done}>{done}</p>
        </li>
      ))}
    </ul>
  );
}

function Columns({ poster: { entries } }: Pick<PosterSheetProps, 'poster'>) {
  const { i18n } = useTranslation('inbox');
  const t = i18n.getFixedT('vi', 'inbox');
  return (
    <table className={styles.columns}>
      <thead>
        <tr>
          <th scope="col">{t('poster.sheet.said')}</th>
          <th scope="col">{t('poster.sheet.done')}</th>
        </tr>
      </thead>
      <tbody>
        {entries.map(({ said, done }) => (
          <tr key={`${said} ${done}`}>
            <td>{said}</td>
            <td className={styles.doneCell}>{done}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
