import { Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { writeDay } from '#renderer/ui/write-day.ts';
import tableStyles from '#renderer/ui/desk-table.module.css';
import type { IntakeState } from '#shared/features/intake/intake.contract.ts';
import styles from './intake-screen.module.css';

/** What the superior gave each criterion, beside what the office gave itself, with the reason. */
export function VerifiedTable({ scores }: { readonly scores: IntakeState['verified'] }) {
  const { t, i18n } = useTranslation('intake');
  // a score is shown as it was given: rounded, a deduction could vanish
  const points = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 6 });
  return (
    <section className={`${styles.panel} ${styles.after}`} aria-labelledby="intake-verified">
      <Title order={2} size="h4" id="intake-verified">
        {t('verified.title')}
      </Title>
      <table className={tableStyles.table} aria-labelledby="intake-verified">
        <thead>
          <tr>
            <th scope="col">{t('verified.period')}</th>
            <th scope="col">{t('verified.set')}</th>
            <th scope="col">{t('verified.criterion')}</th>
            <th scope="col">{t('verified.selfScore')}</th>
            <th scope="col">{t('verified.score')}</th>
            <th scope="col">{t('verified.reason')}</th>
          </tr>
        </thead>
        <tbody>
          {scores.map((each) => {
            const { setCode, setVersion, period, criterion, byUnit } = each;
            const full = points.format(each.fullScore);
            return (
              <tr key={[byUnit, setCode, setVersion, period, criterion].join(' ')}>
                <td>{period}</td>
                <td>
                  {setCode}
                  <span className={styles.hint}>
                    {' '}
                    {t('verified.version', { version: setVersion })}
                  </span>
                </td>
                <th scope="row">{criterion}</th>
                <td>{points.format(each.selfScore)}</td>
                <td>{t('verified.of', { score: points.format(each.score), full })}</td>
                <td>
                  {each.reason ?? t('verified.noReason')}
                  <p className={styles.hint}>
                    {t('verified.by', { unit: byUnit, day: writeDay(each.receivedOn) })}
                  </p>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
