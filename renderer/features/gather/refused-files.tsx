import { useTranslation } from 'react-i18next';
import type { StoreView } from '#shared/features/gather/gather.contract.ts';
import styles from './gather-screen.module.css';

/** A stick of a stranger may hold hundreds of files, which say the same. */
const mostNamed = 6;

/** Each reason once, in words, with the files that it holds for. */
export function RefusedFiles({ refused }: Pick<StoreView, 'refused'>) {
  const { t } = useTranslation(['gather', 'batch']);
  return (
    <ul className={styles.refused}>
      {[...Map.groupBy(refused, ({ fault }) => fault)].map(([fault, files]) => {
        const named = files
          .slice(0, mostNamed)
          .map(({ file, place }) => (place === null ? file : `${file} (${place})`));
        const more =
          files.length > mostNamed
            ? [t('gather:refusedFiles.more', { count: files.length - mostNamed })]
            : [];
        return (
          <li key={fault}>
            <p>{t(`batch:fault.${fault}`)}</p>
            <p className={styles.hint}>{[...named, ...more].join(' · ')}</p>
            <p className={styles.hint}>{t('gather:refusedFiles.code', { code: fault })}</p>
          </li>
        );
      })}
    </ul>
  );
}
