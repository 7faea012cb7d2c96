import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/ui/use-format.ts';
import { misuseRules } from '#shared/features/rating/misuse-rules.ts';
import styles from './misuse-rules.module.css';

/** The published rules under which answers are left out, in words. */
export function MisuseRules({ ruleVersion }: { readonly ruleVersion: string }) {
  const { t } = useTranslation('figures');
  const format = useFormat();
  const { readyMs, repeatMs, burst, equalRun } = misuseRules;
  const seconds = (ms: number) => format.plain(ms / 1000);
  return (
    <details className={styles.rules}>
      <summary className={styles.summary}>{t('rules.title', { rule: ruleVersion })}</summary>
      <p>{t('rules.intro')}</p>
      <ol>
        <li>{t('rules.too_fast', { ready: seconds(readyMs), repeat: seconds(repeatMs) })}</li>
        <li>{t('rules.burst', { length: burst.length, gap: seconds(burst.gapMs) })}</li>
        <li>{t('rules.equal_run', { length: equalRun.length, gap: seconds(equalRun.gapMs) })}</li>
        <li>{t('rules.outside_hours')}</li>
      </ol>
      <p>{t('rules.order')}</p>
      <p>{t('rules.mean')}</p>
    </details>
  );
}
