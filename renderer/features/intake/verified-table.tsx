import { Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { writeDay } from '#renderer/ui/write-day.ts';
import type { IntakeState } from '#shared/features/intake/intake.contract.ts';
import styles from './intake-screen.module.css';

type Score = IntakeState['verified'][number];

/** What the superior gave each criterion, beside what the office gave itself, with the reason. */
export function VerifiedTable({ scores }: { readonly scores: IntakeState['verified'] }) {
  const { t } = useTranslation('intake');
  return (
    <section aria-labelledby="intake-verified">
      <Title order={2} size="h4" id="intake-verified" className={styles.heading}>
        {t('verified.title')}
      </Title>
      <div className={styles.scroll}>
        <table className={styles.table} aria-labelledby="intake-verified">
          <thead>
            <tr>
              <th scope="col">{t('verified.criterion')}</th>
              <th scope="col">{t('verified.period')}</th>
              <th scope="col" className={styles.number}>
                {t('verified.selfScore')}
              </th>
              <th scope="col" className={styles.number}>
                {t('verified.score')}
              </th>
              <th scope="col">{t('verified.reason')}</th>
            </tr>
          </thead>
          <tbody>
            {scores.map((score) => (
              <ScoreRow key={keyOf(score)} score={score} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function ScoreRow({ score }: { readonly score: Score }) {
  const { t, i18n } = useTranslation('intake');
  const periodWords = usePeriodWords();
  const { names, setCode, setVersion, period, criterion, byUnit, reason, receivedOn } = score;
  const language = i18n.language === 'en' ? 'en' : 'vi';
  // a score is shown as it was given: rounded, a deduction could vanish
  const points = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 6 });
  return (
    <tr>
      <th scope="row">
        {names === null
          ? criterion
          : t('verified.named', { code: criterion, name: names.criterion[language] })}
        <span className={styles.detail}>
          {t('verified.version', { set: names?.set[language] ?? setCode, version: setVersion })}
        </span>
      </th>
      <td className={styles.whole}>{periodWords(period)}</td>
      <td className={styles.number}>{points.format(score.selfScore)}</td>
      <td className={styles.number}>
        {t('verified.of', {
          score: points.format(score.score),
          full: points.format(score.fullScore),
        })}
      </td>
      <td>
        {reason ?? t('verified.noReason')}
        <span className={styles.detail}>
          {t('verified.by', { unit: byUnit, day: writeDay(receivedOn) })}
        </span>
      </td>
    </tr>
  );
}

function keyOf({ byUnit, setCode, setVersion, period, criterion }: Score): string {
  return [byUnit, setCode, setVersion, period, criterion].join(' ');
}

/** A month `2026-11`, a quarter `2026-Q4` or a year `2026` as people write them. */
function usePeriodWords() {
  const { t } = useTranslation('intake');
  return (period: string): string => {
    const [year = '', part] = period.split('-');
    if (part === undefined) return t('verified.year', { year });
    return part.startsWith('Q')
      ? t('verified.quarter', { year, quarter: part.slice(1) })
      : t('verified.month', { year, month: part });
  };
}
