import { Button, Loader } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Client } from '#renderer/client/client.ts';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import type { PeriodFigures, ReleasedPeriod } from '#shared/features/figures/figures.contract.ts';
import { isSelfService } from '#shared/features/figures/series.ts';
import { writeDays } from './cell-labels.ts';
import styles from './period-panel.module.css';
import { MisuseRules } from './misuse-rules.tsx';
import { SeriesPanel } from './series-panel.tsx';
import { useFigures } from './use-figures.ts';

interface PeriodPanelProps {
  readonly client: Client;
  readonly period: ReleasedPeriod;
  /** The list of periods is not what it was. */
  readonly onReload: () => void;
}

/** One period, series by series; nothing adds them up. */
export function PeriodPanel({ client, period, onReload }: PeriodPanelProps) {
  const { t } = useTranslation('figures');
  const { figures, again } = useFigures(client, period.id);
  switch (figures.are) {
    case 'loading':
      return <Loader role="status" aria-label={t('loading')} />;
    case 'failed':
      return (
        <FailureNote title={t('failed.title')} body={t('failed.body')}>
          <Button onClick={again}>{t('failed.again')}</Button>
        </FailureNote>
      );
    case 'unknown':
      return (
        <FailureNote
          title={t('refused.PERIOD_UNKNOWN.title')}
          body={t('refused.PERIOD_UNKNOWN.body')}
        >
          <Button onClick={onReload}>{t('refused.PERIOD_UNKNOWN.again')}</Button>
        </FailureNote>
      );
    case 'shown':
      return <ShownFigures figures={figures.figures} />;
    default:
      return figures satisfies never;
  }
}

function ShownFigures({ figures }: { readonly figures: PeriodFigures }) {
  const { t } = useTranslation('figures');
  const format = useFormat();
  const { period, series, withheld, smallest, counterNames, ruleVersion, coverage } = figures;
  const periodTitle = `${t('period')} ${writeDays(period.fromDay, period.toDay)}`;
  const [first] = series;
  const hasHeadline = first !== undefined && isSelfService(first.series);
  return (
    <article className={styles.panel}>
      {!hasHeadline && (
        <section className={styles.card}>
          <h2 className={styles.title}>{periodTitle}</h2>
          <p className={styles.note}>{t('series.noHeadline', { smallest })}</p>
        </section>
      )}
      {series.map((each, place) => (
        <SeriesPanel
          key={JSON.stringify(each.series)}
          figures={each}
          headline={hasHeadline && place === 0 ? periodTitle : undefined}
          counterNames={counterNames}
          ruleVersion={ruleVersion}
          smallest={smallest}
          coverage={coverage}
        />
      ))}
      {withheld > 0 && (
        <p className={styles.note}>
          {t('series.withheld', { n: format.count(withheld), smallest })}
        </p>
      )}
      <MisuseRules ruleVersion={ruleVersion} />
    </article>
  );
}
