import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/ui/use-format.ts';
import type { ActivityMonth, ActivityYear } from '#shared/features/activity/activity.contract.ts';
import type { ActivityFigure } from '#shared/features/activity/activity-figures.ts';
import type { MonthCoverage } from '#shared/features/activity/coverage.ts';
import { writeMonth } from '#shared/features/activity/month.ts';
import { readNumber } from '#shared/features/activity/read-number.ts';
import styles from './activity-table.module.css';
import { cellKey, originKey, originOf, textOf, type Draft } from './draft.ts';
import { moveBetweenCells } from './move-between-cells.ts';
import { useFigureWords } from './use-figure-words.ts';
import type { HistoryPlace } from './value-history.tsx';

interface ActivityTableProps {
  readonly year: ActivityYear;
  readonly draft: Draft;
  readonly onType: (key: string, text: string) => void;
  readonly onHistory: (place: HistoryPlace) => void;
}

/** A year: a row for each month that has begun, a column for each figure, coverage at the end. */
export function ActivityTable(props: ActivityTableProps) {
  const { year } = props;
  const { t } = useTranslation('activity');
  const { nameOf, shortOf } = useFigureWords();
  const isUnverified = year.figures.some(({ verified }) => !verified);
  return (
    <>
      <div className={styles.scroll}>
        <table className={styles.table} aria-label={t('table', { year: year.year })}>
          <thead>
            <tr>
              <th scope="col">{t('month')}</th>
              {year.figures.flatMap((figure) => [
                <th key={figure.code} scope="col" className={styles.number} title={nameOf(figure)}>
                  {shortOf(figure)}
                </th>,
                ...(figure.origins.length > 0
                  ? [
                      <th key={`${figure.code} origin`} scope="col">
                        {t('origin.label')}
                      </th>,
                    ]
                  : []),
              ])}
              <th scope="col" className={styles.coverage}>
                {t('coverage.title')}
              </th>
            </tr>
          </thead>
          <tbody>
            {year.months.map((month) => (
              <MonthRow key={month.month} {...props} month={month} />
            ))}
          </tbody>
        </table>
      </div>
      {isUnverified && <p className={styles.unverified}>{t('unverified')}</p>}
    </>
  );
}

function MonthRow(props: ActivityTableProps & { readonly month: ActivityMonth }) {
  const { year, month } = props;
  return (
    <tr>
      <th scope="row">{writeMonth(month.month)}</th>
      {year.figures.flatMap((figure) => [
        <ValueCell key={figure.code} {...props} figure={figure} />,
        ...(figure.origins.length > 0
          ? [<OriginCell key={`${figure.code} origin`} {...props} figure={figure} />]
          : []),
      ])}
      <CoverageCell coverage={month.coverage} />
    </tr>
  );
}

type CellProps = Parameters<typeof MonthRow>[0] & { readonly figure: ActivityFigure };

function ValueCell({ draft, month, figure, onType, onHistory }: CellProps) {
  const { t } = useTranslation('activity');
  const { nameOf } = useFigureWords();
  const text = textOf(draft, month, figure);
  const kept = month.values.find((value) => value.figure === figure.code);
  const place = { figure: nameOf(figure), month: writeMonth(month.month) };
  const isFaulty = readNumber(text, figure.kind).is === 'fault';
  const isTyped = draft[cellKey(month.month, figure.code)] !== undefined;
  return (
    <td className={styles.cell}>
      <input
        type="text"
        inputMode="numeric"
        autoComplete="off"
        maxLength={20}
        className={styles.input}
        aria-label={t('cell', place)}
        aria-invalid={isFaulty}
        data-typed={isTyped}
        value={text}
        onKeyDown={walk}
        onChange={(event) => onType(cellKey(month.month, figure.code), event.currentTarget.value)}
      />
      {kept !== undefined && kept.versions > 1 && (
        <button
          type="button"
          className={styles.corrected}
          aria-label={t('correctedCell', place)}
          onClick={() => onHistory({ month: month.month, figure })}
        >
          {t('corrected')}
        </button>
      )}
    </td>
  );
}

function walk(event: KeyboardEvent<HTMLInputElement>): void {
  if (moveBetweenCells(event.key, event.shiftKey, event.currentTarget)) event.preventDefault();
}

function OriginCell({ draft, month, figure, onType }: CellProps) {
  const { t } = useTranslation('activity');
  const origin = originOf(draft, month, figure);
  const isMissing = origin === undefined && textOf(draft, month, figure).trim() !== '';
  return (
    <td>
      <select
        className={styles.select}
        aria-label={t('originCell', { month: writeMonth(month.month) })}
        aria-invalid={isMissing}
        value={origin ?? ''}
        onChange={(event) => onType(originKey(month.month, figure.code), event.currentTarget.value)}
      >
        <option value="">{t('origin.none')}</option>
        {figure.origins.map((each) => (
          <option key={each} value={each}>
            {t(`origin.${each}`)}
          </option>
        ))}
      </select>
    </td>
  );
}

function CoverageCell({ coverage }: { readonly coverage: MonthCoverage }) {
  const { t } = useTranslation('activity');
  const format = useFormat();
  if (coverage.is === 'unknown') {
    return <td className={styles.gap}>{t(`short.${coverage.why}`)}</td>;
  }
  const { share, ratings, visits } = coverage;
  return (
    <td className={styles.coverage}>
      <span className={styles.share}>{format.share(share)}</span>
      <span className={styles.of}>
        {t('short.of', { n: format.count(ratings.clean), visits: format.count(visits) })}
      </span>
    </td>
  );
}
