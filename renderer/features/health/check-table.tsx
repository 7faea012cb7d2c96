import { useTranslation } from 'react-i18next';
import { Icon } from '#renderer/ui/icon.tsx';
import type { Check } from '#shared/features/health/health.contract.ts';
import styles from './check-table.module.css';
import { useCheckWords } from './use-check-words.ts';

const iconOf = { good: 'check', attention: 'attention', bad: 'cross' } as const;

/** What was looked at, with its verdict in words and the sentence that fits. */
export function CheckTable({ checks }: { readonly checks: readonly Check[] }) {
  const { t } = useTranslation('health');
  const sentenceFor = useCheckWords();

  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{t('check')}</th>
          <th scope="col">{t('verdict.label')}</th>
          <th scope="col">{t('finding')}</th>
        </tr>
      </thead>
      <tbody>
        {checks.map((check) => (
          <tr key={check.name}>
            <th scope="row">{t(`${check.name}.label`)}</th>
            <td>
              <span className={styles.verdict} data-verdict={check.verdict}>
                <Icon name={iconOf[check.verdict]} />
                {t(`verdict.${check.verdict}`)}
              </span>
            </td>
            <td>{sentenceFor(check)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
