import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/ui/use-format.ts';
import type {
  Counted,
  EvaluatedFigure,
  Evaluation,
} from '#shared/features/evaluation/evaluation.contract.ts';
import { breakEvenLine } from '#shared/features/evaluation/evaluated-figure.ts';
import styles from './evaluation.module.css';
import { FactTable, Part } from './part.tsx';
import { usePlaceWords } from './use-place-words.ts';

/** The answer itself: how many, how satisfied, how sure, of how many who came, and what was left out. */
export function HeadlinePart({ evaluation }: { readonly evaluation: Evaluation }) {
  const { t } = useTranslation('evaluation');
  const { t: tModel } = useTranslation('model');
  const format = useFormat();
  const { figure } = evaluation.chosen;
  const minutes = evaluation.model?.graceMinutes ?? 0;
  const { titleOf } = usePlaceWords();
  return (
    <Part title={titleOf(evaluation)}>
      {figure === null ? (
        <p className={styles.words}>{t('headline.nothing')}</p>
      ) : (
        <Figure figure={figure} />
      )}
      {minutes > 0 && (
        <p className={styles.soft}>{tModel('grace', { minutes: format.count(minutes) })}</p>
      )}
    </Part>
  );
}

function Figure({ figure }: { readonly figure: EvaluatedFigure }) {
  const { t } = useTranslation('evaluation');
  const { t: tStatistics } = useTranslation('statistics');
  const format = useFormat();
  const { clean, raw, leftOut, shareInterval, meanInterval } = figure;
  return (
    <>
      <div className={styles.sides}>
        <Side
          name={tStatistics('term.clean')}
          counted={clean}
          interval={shareInterval}
          meanInterval={meanInterval}
          isFirst
        />
        <Side name={tStatistics('term.raw')} counted={raw} interval={null} meanInterval={null} />
      </div>
      <p className={styles.words}>
        {leftOut === null
          ? t('headline.nothingLeftOut')
          : t('headline.leftOut', {
              n: format.count(leftOut.n),
              share: format.share(leftOut.share),
              mean: format.decimal(leftOut.mean),
            })}
      </p>
      {shareInterval !== null && (
        <p className={styles.soft}>
          {t('headline.interval', {
            notice: tStatistics('notice.interval'),
            method: tStatistics(`method.${shareInterval.method}`),
            days: format.count(shareInterval.days),
          })}
        </p>
      )}
      <ThreeLevels figure={figure} />
      <CoverageWords figure={figure} />
    </>
  );
}

interface SideProps {
  readonly name: string;
  readonly counted: Counted | null;
  readonly interval: EvaluatedFigure['shareInterval'];
  readonly meanInterval: EvaluatedFigure['meanInterval'];
  readonly isFirst?: boolean;
}

function Side({ name, counted, interval, meanInterval, isFirst = false }: SideProps) {
  const { t } = useTranslation('evaluation');
  const { t: tStatistics } = useTranslation('statistics');
  const format = useFormat();
  if (counted === null) {
    return (
      <div className={styles.side} data-first={isFirst}>
        <h3 className={styles.sideName}>{name}</h3>
        <p>{t('headline.allLeftOut')}</p>
      </div>
    );
  }
  return (
    <div className={styles.side} data-first={isFirst}>
      <h3 className={styles.sideName}>{name}</h3>
      <p className={styles.big}>{format.share(counted.topTwo)}</p>
      <p>{tStatistics('term.topTwo')}</p>
      {interval !== null && (
        <p>
          {t('headline.from', {
            low: format.share(interval.low),
            high: format.share(interval.high),
          })}
        </p>
      )}
      <p>
        {t('headline.mean', { mean: format.decimal(counted.mean) })}
        {meanInterval !== null &&
          ` ${t('headline.meanFrom', {
            low: format.decimal(meanInterval.low),
            high: format.decimal(meanInterval.high),
          })}`}
      </p>
      <p className={styles.n}>{t('headline.n', { n: format.count(counted.n) })}</p>
    </div>
  );
}

/** The official table; the middle level keeps its own line and stays in the denominator. */
function ThreeLevels({ figure: { threeLevels } }: { readonly figure: EvaluatedFigure }) {
  const { t } = useTranslation('evaluation');
  const { t: tFigures } = useTranslation('figures');
  const format = useFormat();
  if (threeLevels === null) return null;
  const { n, verySatisfied, satisfied, neutral, dissatisfied } = threeLevels;
  const row = (name: string, count: number) => [
    name,
    format.count(count),
    format.share(n === 0 ? 0 : count / n),
  ];
  return (
    <>
      <FactTable
        caption={t('three.title')}
        head={[t('chart.column.level'), t('chart.column.n'), t('chart.column.share')]}
        numbers={2}
        rows={[
          row(tFigures('label.hl3.1.3'), verySatisfied),
          row(tFigures('label.hl3.1.2'), satisfied),
          row(tFigures('label.hl3.1.1'), dissatisfied),
          row(t('three.neutral'), neutral),
        ]}
      />
      <p className={styles.soft}>{t('three.note')}</p>
    </>
  );
}

function CoverageWords({ figure }: { readonly figure: EvaluatedFigure }) {
  const { t } = useTranslation('evaluation');
  const { t: tStatistics } = useTranslation('statistics');
  const format = useFormat();
  const { coverage, breakEven } = figure;
  const line = format.share(breakEvenLine);
  return (
    <>
      <p className={styles.words}>
        {coverage.is === 'known'
          ? t('coverage.known', {
              share: format.share(coverage.share),
              visits: format.count(coverage.visits),
              silent: format.count(coverage.silent),
              low: format.share(coverage.bounds[0]),
              high: format.share(coverage.bounds[1]),
            })
          : coverage.is === 'unknown'
            ? tStatistics('reason.coverageUnknown')
            : tStatistics('reason.coverageInconsistent')}
      </p>
      {breakEven !== null && coverage.is === 'known' && (
        <p className={styles.words}>
          {breakEven.is === 'rate'
            ? tStatistics('breakEven.rate', { rate: format.share(breakEven.rate), line })
            : tStatistics(`breakEven.${breakEven.is}`, { line })}
        </p>
      )}
    </>
  );
}
