import { Tabs } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PeriodFigures, SeriesFigures } from '#shared/features/figures/figures.contract.ts';
import { CellTable } from './cell-table.tsx';
import styles from './period-panel.module.css';
import { QuestionList } from './question-list.tsx';
import { TotalCard } from './total-card.tsx';
import { useSeriesWords } from './use-series-words.ts';

interface SeriesPanelProps {
  readonly figures: SeriesFigures;
  /** The headline stands under the period's own name, every other series under what it is. */
  readonly headline: string | undefined;
  readonly counterNames: Readonly<Record<string, string>>;
  readonly ruleVersion: string;
  readonly smallest: number;
  readonly coverage: PeriodFigures['coverage'];
}

/** One series of a period: as a whole, then cut and with what else was answered, where it can be. */
export function SeriesPanel(props: SeriesPanelProps) {
  const { t } = useTranslation('figures');
  const { figures, headline, counterNames, ruleVersion, smallest, coverage } = props;
  const { series, total, cuts, questions } = figures;
  const { title, detail, whole } = useSeriesWords()(series);
  const apart = headline === undefined ? title : undefined;
  const shown = { labelSet: series.labelSet, apart, names: counterNames };
  return (
    <>
      <TotalCard
        title={headline ?? title}
        detail={apart === undefined ? whole : detail}
        apart={apart}
        figure={total}
        labelSet={series.labelSet}
        ruleVersion={ruleVersion}
        coverage={headline === undefined ? [] : coverage}
      />
      {cuts && (
        <section className={styles.card}>
          <Tabs defaultValue="day" keepMounted={false}>
            <Tabs.List aria-label={t('by.label')}>
              <Tabs.Tab value="day">{t('by.day')}</Tabs.Tab>
              <Tabs.Tab value="hour">{t('by.hour')}</Tabs.Tab>
              <Tabs.Tab value="counter">{t('by.counter')}</Tabs.Tab>
            </Tabs.List>
            <Tabs.Panel value="day">
              <CellTable by="day" cells={cuts.byDay} {...shown} />
            </Tabs.Panel>
            <Tabs.Panel value="hour">
              <CellTable by="hour" cells={cuts.byHour} {...shown} />
            </Tabs.Panel>
            <Tabs.Panel value="counter">
              <CellTable by="counter" cells={cuts.byCounter} {...shown} />
            </Tabs.Panel>
          </Tabs>
        </section>
      )}
      {questions.length > 0 && <QuestionList questions={questions} smallest={smallest} />}
    </>
  );
}
