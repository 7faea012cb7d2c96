import { Button, Loader } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Client } from '#renderer/client/client.ts';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import type { QuarterFigures, QuarterSeries } from '#shared/features/figures/figures.contract.ts';
import { labelSets } from '#shared/features/rating/scale.ts';
import { writeDays } from './cell-labels.ts';
import { CellTable } from './cell-table.tsx';
import { MisuseRules } from './misuse-rules.tsx';
import styles from './period-panel.module.css';
import { TotalCard } from './total-card.tsx';
import { useQuarter } from './use-quarter.ts';

interface QuarterPanelProps {
  readonly client: Client;
  readonly quarter: string;
}

/** A closed quarter: its total, and the counters that were too small in their periods. */
export function QuarterPanel({ client, quarter }: QuarterPanelProps) {
  const { t } = useTranslation('figures');
  const { figures, again } = useQuarter(client, quarter);
  switch (figures.are) {
    case 'loading':
      return <Loader role="status" aria-label={t('loading')} />;
    case 'failed':
      return (
        <FailureNote title={t('failed.title')} body={t('failed.body')}>
          <Button onClick={again}>{t('failed.again')}</Button>
        </FailureNote>
      );
    case 'PERIOD_UNKNOWN':
    case 'QUARTER_OPEN':
      return (
        <section className={styles.card}>
          <h2 className={styles.title}>{t(`refused.${figures.are}.title`)}</h2>
          <p className={styles.note}>{t(`refused.${figures.are}.body`)}</p>
        </section>
      );
    case 'shown':
      return <ShownQuarter figures={figures.figures} />;
    default:
      return figures satisfies never;
  }
}

function ShownQuarter({ figures }: { readonly figures: QuarterFigures }) {
  const { t } = useTranslation('figures');
  const { quarter, series, counterFloor, counterNames, coverage, ruleVersion } = figures;
  const [year = '', number = ''] = quarter.quarter.split('-Q');
  const title = t('quarter.title', { number, year });
  return (
    <article className={styles.panel} aria-label={title}>
      <p className={styles.note}>
        {t('quarter.days', { days: writeDays(quarter.fromDay, quarter.toDay) })}
      </p>
      {series.length === 0 && (
        <section className={styles.card}>
          <h2 className={styles.title}>{title}</h2>
          <p className={styles.note}>{t('quarter.nothing')}</p>
        </section>
      )}
      {series.map((each, place) => (
        <ShownSeries
          key={each.labelSet}
          series={each}
          title={title}
          isFirst={place === 0}
          counterFloor={counterFloor}
          names={counterNames}
          ruleVersion={ruleVersion}
          coverage={coverage}
        />
      ))}
      <MisuseRules ruleVersion={ruleVersion} />
    </article>
  );
}

interface ShownSeriesProps {
  readonly series: QuarterSeries;
  readonly title: string;
  readonly isFirst: boolean;
  readonly counterFloor: number;
  readonly names: QuarterFigures['counterNames'];
  readonly ruleVersion: string;
  readonly coverage: QuarterFigures['coverage'];
}

function ShownSeries(props: ShownSeriesProps) {
  const { t } = useTranslation('figures');
  const format = useFormat();
  const { series, title, isFirst, counterFloor, names, ruleVersion, coverage } = props;
  const { labelSet, total, counters, rest, withheld } = series;
  const hasThree = labelSets[labelSet].levels.length === 3;
  const scale = hasThree ? t('series.scale.three') : t('series.scale.five');
  const rolled = counters.filter((counter) => counter.rolled > 0);
  return (
    <>
      <TotalCard
        title={isFirst ? title : scale}
        detail={`${t('series.alone')} · ${scale}`}
        apart={isFirst ? undefined : scale}
        figure={total}
        labelSet={labelSet}
        ruleVersion={ruleVersion}
        coverage={isFirst ? coverage : []}
      />
      <section className={styles.card}>
        <h2 className={styles.title}>{t('by.counter')}</h2>
        <CellTable
          by="counter"
          cells={counters}
          rest={rest}
          labelSet={labelSet}
          apart={isFirst ? undefined : scale}
          names={names}
        />
        <ul className={styles.rolled}>
          {rolled.map(({ keys: [key = ''], rolled: n }) => (
            <li key={key}>
              {t('quarter.rolled', {
                counter: key === '' ? t('cell.noCounter') : (names[key] ?? key),
                n: format.count(n),
                floor: counterFloor,
              })}
            </li>
          ))}
          {rest !== undefined && <li>{t('quarter.rest', { floor: counterFloor })}</li>}
          {withheld > 0 && <li>{t('quarter.withheld', { n: format.count(withheld) })}</li>}
        </ul>
      </section>
    </>
  );
}
