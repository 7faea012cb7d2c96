import { Alert } from '@mantine/core';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ChartFigure, type ChartFileFormat } from '#renderer/ui/chart.tsx';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import { useChartLook } from '#renderer/ui/use-chart-look.ts';
import { writeDay } from '#renderer/ui/write-day.ts';
import type { Chart } from '#shared/charts/chart.ts';
import { controlChart } from '#shared/features/evaluation/charts/control-chart.ts';
import { coverageChart } from '#shared/features/evaluation/charts/coverage-chart.ts';
import { hourChart } from '#shared/features/evaluation/charts/hour-chart.ts';
import { levelChart } from '#shared/features/evaluation/charts/level-chart.ts';
import { reasonChart } from '#shared/features/evaluation/charts/reason-chart.ts';
import {
  smallMultiples,
  unitsPerSheet,
} from '#shared/features/evaluation/charts/small-multiples.ts';
import { trendChart } from '#shared/features/evaluation/charts/trend-chart.ts';
import { unitChart, unitsPerChart } from '#shared/features/evaluation/charts/unit-chart.ts';
import type { Evaluation } from '#shared/features/evaluation/evaluation.contract.ts';
import styles from './evaluation.module.css';
import { Part } from './part.tsx';
import type { SaveChart } from './save-chart.ts';
import { TurnPages } from './turn-pages.tsx';
import { useChartWords } from './use-chart-words.ts';
import { usePlaceWords } from './use-place-words.ts';

interface ChartsProps {
  readonly evaluation: Evaluation;
  readonly save: SaveChart;
}

/** What a picture tells better, in the order in which it is asked. */
export function ChartsParts({ evaluation, save }: ChartsProps) {
  const { t } = useTranslation('evaluation');
  const words = useChartWords();
  const look = useChartLook();
  const { chosen, beside, reasons, hours, units } = evaluation;
  const { figure } = chosen;
  const figureCharts = useMemo(
    () =>
      figure === null
        ? []
        : [
            levelChart(figure, beside?.figure ?? null, words, look),
            ...[coverageChart(figure, words, look) ?? []].flat(),
          ],
    [figure, beside, words, look],
  );
  const timeCharts = useMemo(
    () => [trendChart(evaluation, words, look), controlChart(evaluation, words, look)],
    [evaluation, words, look],
  );
  const [quarter, setQuarter] = useState(0);
  const hoursShown = hours[quarter] ?? hours[0];
  const hourCharts = useMemo(
    () => (hoursShown === undefined ? [] : [hourChart(hoursShown, words, look)]),
    [hoursShown, words, look],
  );
  const reasonCharts = useMemo(
    () => (reasons === null ? [] : [reasonChart(reasons, words, look)]),
    [reasons, words, look],
  );
  const show = (charts: readonly Chart[]) => (
    <Charts evaluation={evaluation} charts={charts} save={save} />
  );
  return (
    <>
      {figureCharts.length > 0 && <Part title={t('part.levels')}>{show(figureCharts)}</Part>}
      {timeCharts.some(({ table }) => table.rows.length > 0) && (
        <Part title={t('part.time')}>
          {show(timeCharts.filter(({ table }) => table.rows.length > 0))}
          {evaluation.chart.is === 'cannotTell' && (
            <p className={styles.soft}>{t('part.noLimits')}</p>
          )}
          <p className={styles.soft}>{t('part.weeksOfAll')}</p>
        </Part>
      )}
      {hourCharts.length > 0 && (
        <Part title={t('part.hours')}>
          {show(hourCharts)}
          <TurnPages
            page={Math.min(quarter, hours.length - 1)}
            pages={hours.length}
            label={t('pages.quarters')}
            onPage={setQuarter}
          />
        </Part>
      )}
      {figure !== null && (
        <Part title={t('part.reasons')}>
          {reasonCharts.length > 0 ? (
            show(reasonCharts)
          ) : (
            <p className={styles.words}>{t('part.noReasons')}</p>
          )}
        </Part>
      )}
      {units.length > 0 && <UnitsPart evaluation={evaluation} save={save} />}
    </>
  );
}

function UnitsPart({ evaluation, save }: ChartsProps) {
  const { t } = useTranslation('evaluation');
  const words = useChartWords();
  const look = useChartLook();
  const [page, setPage] = useState(0);
  const [sheet, setSheet] = useState(0);
  const { units } = evaluation;
  useEffect(() => {
    setPage(0);
    setSheet(0);
  }, [units]);
  const dots = useMemo(() => unitChart(units, words, look, page), [units, words, look, page]);
  const small = useMemo(
    () => smallMultiples(units, words, look, { page: sheet }),
    [units, words, look, sheet],
  );
  const withPeriods = units.filter(({ periods }) => periods.length > 0).length;
  return (
    <Part title={t('part.units')}>
      <Charts evaluation={evaluation} charts={[dots]} save={save} />
      <TurnPages
        page={page}
        pages={Math.ceil(units.length / unitsPerChart)}
        label={t('pages.label')}
        onPage={setPage}
      />
      <Charts evaluation={evaluation} charts={[small]} save={save} />
      <TurnPages
        page={sheet}
        pages={Math.ceil(withPeriods / unitsPerSheet)}
        label={t('pages.sheets')}
        onPage={setSheet}
      />
    </Part>
  );
}

interface TheseChartsProps extends ChartsProps {
  readonly charts: readonly Chart[];
}

function Charts({ evaluation, charts, save }: TheseChartsProps) {
  const { t } = useTranslation('evaluation');
  const { language } = useChartWords();
  const { titleOf } = usePlaceWords();
  const [outcome, setOutcome] = useState<{
    readonly name: string;
    readonly said: Awaited<ReturnType<SaveChart>>;
  }>();
  const saveAs = async (name: string, format: ChartFileFormat, content: string) => {
    setOutcome(undefined);
    setOutcome({ name, said: await save({ name, format, content }) });
  };
  return charts.map((chart) => (
    <div key={chart.name} className={styles.chart}>
      <ChartFigure
        chart={chart}
        language={language}
        labels={{
          picture: t('switch.picture'),
          table: t('switch.table'),
          shown: (title) => t('switch.label', { title }),
          save: (format, title) => t('save.button', { format: format.toUpperCase(), title }),
        }}
        frame={{
          warning: evaluation.isSimulated ? t('simulated') : undefined,
          of: titleOf(evaluation),
          made: t('save.made', {
            office: evaluation.office.name,
            day: writeDay(evaluation.madeOn),
            rule: evaluation.ruleVersion,
          }),
        }}
        onSave={(format, content) => void saveAs(chart.name, format, content)}
      />
      {outcome?.name === chart.name && <SaveOutcome said={outcome.said} />}
    </div>
  ));
}

function SaveOutcome({ said }: { readonly said: Awaited<ReturnType<SaveChart>> }) {
  const { t } = useTranslation('evaluation');
  const { t: tChart } = useTranslation('chart');
  if ('file' in said) {
    return (
      <Alert role="status" variant="light" icon={<Icon name="check" />} title={t('save.done')}>
        <code className={styles.path}>{said.file}</code>
      </Alert>
    );
  }
  if (said.why === 'failed') {
    return <FailureNote title={tChart('failed.title')} body={tChart('failed.body')} />;
  }
  const reason = said.why === 'NOT_WRITTEN' ? said.reason : '';
  return (
    <FailureNote
      title={tChart(`refused.${said.why}.title`)}
      body={tChart(`refused.${said.why}.body`, { reason })}
    />
  );
}
