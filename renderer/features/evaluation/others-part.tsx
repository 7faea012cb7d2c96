import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/ui/use-format.ts';
import type { Evaluation } from '#shared/features/evaluation/evaluation.contract.ts';
import styles from './evaluation.module.css';
import { FactTable, Part } from './part.tsx';

/** What was not given alone at the kiosk: each by itself, added to nothing. */
export function OthersPart({ others }: Pick<Evaluation, 'others'>) {
  const { t } = useTranslation('evaluation');
  const { t: tStatistics } = useTranslation('statistics');
  const format = useFormat();
  return (
    <Part title={t('others.title')}>
      <p className={styles.words}>
        {tStatistics('notice.headline')} {tStatistics('notice.notAdded')}
      </p>
      {others.length === 0 ? (
        <p className={styles.words}>{t('others.none')}</p>
      ) : (
        <>
          <FactTable
            caption={t('others.caption')}
            head={[
              t('others.series'),
              t('chart.column.n'),
              t('chart.column.share'),
              t('others.interval'),
              t('chart.column.mean'),
              t('chart.column.shareRaw'),
            ]}
            numbers={5}
            rows={others.map(({ kind, words, figure }) => {
              const { clean, raw, shareInterval } = figure;
              return [
                [tStatistics(`series.${kind}`), ...words].join(' · '),
                format.count(clean?.n ?? 0),
                clean === null ? '–' : format.share(clean.topTwo),
                shareInterval === null
                  ? '–'
                  : `${format.share(shareInterval.low)} – ${format.share(shareInterval.high)}`,
                clean === null ? '–' : format.decimal(clean.mean),
                format.share(raw.topTwo),
              ];
            })}
          />
          <p className={styles.soft}>
            {t('others.note', { notice: tStatistics('notice.interval') })}
          </p>
        </>
      )}
    </Part>
  );
}
