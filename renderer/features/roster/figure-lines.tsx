import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/ui/use-format.ts';
import { writeDay } from '#renderer/ui/write-day.ts';
import type { OfficerFigure } from '#shared/features/figures/figures.contract.ts';
import styles from './roster-screen.module.css';

interface FigureLinesProps {
  readonly about: OfficerFigure;
  readonly counter: string;
}

/** A figure about an officer with what it must not stand without: n, interval, what was left out. */
export function FigureLines({ about, counter }: FigureLinesProps) {
  const { t } = useTranslation('roster');
  const format = useFormat();
  const { fromDay, toDay, figure } = about;
  const { clean, raw, leftOut } = figure;
  const days = { from: writeDay(fromDay), to: writeDay(toDay) };
  return (
    <>
      <p className={styles.name}>{t('figure.where', { counter, ...days })}</p>
      {clean.satisfied !== null && clean.interval !== null && clean.mean !== null && (
        <p className={styles.line}>
          {t('figure.clean', {
            n: format.count(clean.n),
            satisfied: format.share(clean.satisfied),
            from: format.share(clean.interval[0]),
            to: format.share(clean.interval[1]),
            mean: format.decimal(clean.mean),
          })}
        </p>
      )}
      <p className={styles.line}>
        {t('figure.raw', {
          n: format.count(raw.n),
          left: format.count(leftOut.n),
          mean: raw.mean === null ? '–' : format.decimal(raw.mean),
        })}
      </p>
      <p className={styles.line}>{t('figure.selfChosen')}</p>
    </>
  );
}
