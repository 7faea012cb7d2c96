import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Icon } from '#renderer/ui/icon.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import type { StoreView } from '#shared/features/gather/gather.contract.ts';
import { needKinds, type NeedKind } from '#shared/features/gather/needs.ts';
import styles from './gather-screen.module.css';
import { RefusedFiles } from './refused-files.tsx';

interface NeedsPanelProps {
  readonly store: StoreView;
  readonly onShow: (kind: NeedKind) => void;
}

/** What somebody has to see to, the gravest first, with what to do. */
export function NeedsPanel({ store, onShow }: NeedsPanelProps) {
  const { t } = useTranslation('gather');
  const format = useFormat();
  const { stations, refused, silentAfterDays: days } = store;
  const groups = needKinds.flatMap((kind) => {
    const count = stations.filter(({ needs }) => needs.includes(kind)).length;
    return count === 0 ? [] : [{ kind, count }];
  });
  return (
    <section className={styles.panel} aria-labelledby="gather-needs">
      <h2 className={styles.heading} id="gather-needs">
        {t('needs.title')}
      </h2>
      {groups.length === 0 && refused.length === 0 && (
        <p className={styles.fine}>
          <Icon name={stations.length === 0 ? 'info' : 'check'} />
          {t(stations.length === 0 ? 'needs.empty' : 'needs.none')}
        </p>
      )}
      <ul className={styles.needs}>
        {groups.map(({ kind, count }) => (
          <li key={kind} className={styles.need}>
            <Icon name="attention" />
            <div>
              <p className={styles.strong}>{t(`need.${kind}.name`)}</p>
              <p>{t(`need.${kind}.what`, { days })}</p>
            </div>
            <Button variant="default" onClick={() => onShow(kind)}>
              {t('needs.show', { count, stations: format.count(count) })}
            </Button>
          </li>
        ))}
        {refused.length > 0 && (
          <li className={styles.need}>
            <Icon name="attention" />
            <div>
              <p className={styles.strong}>{t('refusedFiles.name')}</p>
              <p>{t('refusedFiles.what')}</p>
              <RefusedFiles refused={refused} />
            </div>
          </li>
        )}
      </ul>
    </section>
  );
}
