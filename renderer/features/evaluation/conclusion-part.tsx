import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/ui/use-format.ts';
import { writeDay } from '#renderer/ui/write-day.ts';
import type {
  ComparisonView,
  Evaluation,
  PilotView,
} from '#shared/features/evaluation/evaluation.contract.ts';
import type { ReasonNotToTell } from '#shared/features/statistics/cannot-tell.ts';
import styles from './evaluation.module.css';
import { Part } from './part.tsx';

/** What can be said of change and difference, or why nothing can: that is an answer too. */
export function ConclusionPart({ evaluation }: { readonly evaluation: Evaluation }) {
  const { t } = useTranslation('evaluation');
  const { comparison, pilot, trend } = evaluation;
  return (
    <Part title={t('conclusion.title')}>
      {comparison !== null && <Comparison evaluation={evaluation} comparison={comparison} />}
      {pilot !== null && <Pilot evaluation={evaluation} pilot={pilot} />}
      <Trend trend={trend} />
    </Part>
  );
}

function CannotTell({ reasons }: { readonly reasons: readonly ReasonNotToTell[] }) {
  const { t } = useTranslation('evaluation');
  const { t: tStatistics } = useTranslation('statistics');
  return (
    <div className={styles.cannotTell}>
      <p className={styles.answer}>{t('conclusion.cannotTell')}</p>
      <ul className={styles.list}>
        {reasons.map((reason) => (
          <li key={reason}>{tStatistics(`reason.${reason}`)}</li>
        ))}
      </ul>
    </div>
  );
}

interface ComparisonProps {
  readonly evaluation: Evaluation;
  readonly comparison: ComparisonView;
}

function Comparison({ evaluation, comparison }: ComparisonProps) {
  const { t } = useTranslation('evaluation');
  const { t: tStatistics } = useTranslation('statistics');
  const format = useFormat();
  const { chosen, beside, question } = evaluation;
  const side = (counted: { readonly topTwo: number; readonly n: number } | null | undefined) =>
    counted === null || counted === undefined
      ? t('conclusion.nothingBeside')
      : t('conclusion.side', { share: format.share(counted.topTwo), n: format.count(counted.n) });
  const difference = comparison.is === 'cannotTell' ? comparison.difference : comparison;
  return (
    <article>
      <h3 className={styles.subheading}>
        {t('conclusion.beside', { beside: t(`beside.${question.beside}`) })}
      </h3>
      <p className={styles.words}>
        {t('conclusion.sides', {
          chosen: side(chosen.figure?.clean),
          beside: side(beside?.figure?.clean),
        })}
      </p>
      {comparison.is === 'cannotTell' ? (
        <CannotTell reasons={comparison.reasons} />
      ) : (
        <p className={styles.answer}>{tStatistics(`comparison.${comparison.is}`)}</p>
      )}
      {difference !== null && (
        <p className={styles.soft}>
          {t('conclusion.difference', {
            points: format.decimal(difference.difference * 100),
            low: format.decimal(difference.low * 100),
            high: format.decimal(difference.high * 100),
            notice: tStatistics('notice.interval'),
          })}
        </p>
      )}
    </article>
  );
}

interface PilotProps {
  readonly evaluation: Evaluation;
  readonly pilot: PilotView;
}

function Pilot({ evaluation, pilot }: PilotProps) {
  const { t } = useTranslation('evaluation');
  const { t: tStatistics } = useTranslation('statistics');
  const format = useFormat();
  const { effect, pilots, rest, against } = pilot;
  const nameOf = (code: string) =>
    evaluation.units.find(({ unit }) => unit === code)?.name ??
    (code === evaluation.office.code ? evaluation.office.name : code);
  const end = (value: number | null) =>
    value === null ? t('conclusion.noEnd') : format.decimal(value * 100);
  return (
    <article>
      <h3 className={styles.subheading}>
        {tStatistics(against === 'rest' ? 'term.pilot' : 'term.beforeAfter')}
      </h3>
      <p className={styles.words}>
        {t('conclusion.pilots', {
          pilots: pilots
            .map(({ unit, from }) =>
              t('conclusion.pilotFrom', { unit: nameOf(unit), day: writeDay(from) }),
            )
            .join('; '),
        })}
        {against === 'rest' && ` ${t('conclusion.rest', { n: format.count(rest) })}`}
      </p>
      {effect.is === 'cannotTell' ? (
        <CannotTell reasons={effect.reasons} />
      ) : (
        <>
          <p className={styles.answer}>{tStatistics(`effect.${effect.is}`)}</p>
          <p className={styles.soft}>
            {t('conclusion.effect', {
              points: format.decimal(effect.effect * 100),
              low: end(effect.low),
              high: end(effect.high),
              p: format.plain(Math.round(effect.p * 1000) / 1000),
              arrangements: format.count(effect.arrangements),
            })}
          </p>
        </>
      )}
      {effect.smallestP !== null && (
        <p className={styles.soft}>
          {t('conclusion.smallestP', {
            term: tStatistics('term.smallestP'),
            p: format.plain(Math.round(effect.smallestP * 1000) / 1000),
          })}
        </p>
      )}
      <p className={styles.soft}>{tStatistics('notice.alongside')}</p>
    </article>
  );
}

function Trend({ trend }: Pick<Evaluation, 'trend'>) {
  const { t } = useTranslation('evaluation');
  const { t: tStatistics } = useTranslation('statistics');
  const format = useFormat();
  return (
    <article>
      <h3 className={styles.subheading}>{t('conclusion.trend')}</h3>
      {trend.is === 'cannotTell' ? (
        <CannotTell reasons={trend.reasons} />
      ) : (
        <>
          <p className={styles.answer}>{tStatistics(`trend.${trend.is}`)}</p>
          <p className={styles.soft}>
            {t('conclusion.slope', {
              points: format.decimal(trend.slope * 100),
              low: format.decimal(trend.low * 100),
              high: format.decimal(trend.high * 100),
            })}
          </p>
        </>
      )}
    </article>
  );
}
