import { Alert } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Icon } from '#renderer/ui/icon.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { writeMonth } from '#shared/features/activity/month.ts';
import type {
  Evaluation,
  EvaluationNotice,
} from '#shared/features/evaluation/evaluation.contract.ts';
import styles from './evaluation.module.css';

/** As many gaps as are named one by one. */
const gapsNamed = 6;

/** What has to be known before any figure, the weightiest first; that nothing is real stands above it all. */
export function NoticeList({ evaluation }: { readonly evaluation: Evaluation }) {
  const notices = evaluation.notices.filter((notice) => notice !== 'simulated');
  const { t } = useTranslation('evaluation');
  if (notices.length === 0) return null;
  return (
    <Alert
      className={styles.notices}
      variant="light"
      color="orange"
      role="note"
      icon={<Icon name="attention" />}
      title={t('notice.title')}
    >
      <ul className={styles.list}>
        {notices.map((notice) => (
          <li key={notice}>
            <NoticeWords notice={notice} evaluation={evaluation} />
          </li>
        ))}
      </ul>
    </Alert>
  );
}

interface NoticeWordsProps {
  readonly notice: EvaluationNotice;
  readonly evaluation: Evaluation;
}

function NoticeWords({ notice, evaluation }: NoticeWordsProps) {
  const { t } = useTranslation('evaluation');
  const { t: tStatistics } = useTranslation('statistics');
  const format = useFormat();
  switch (notice) {
    case 'simulated':
      return t('simulated');
    case 'cleanFirst':
      return <strong>{tStatistics('notice.cleanFirst')}</strong>;
    case 'coverageLow':
      return tStatistics('notice.lowCoverage');
    case 'coverageUnknown':
    case 'coverageInconsistent':
      return tStatistics(`reason.${notice}`);
    case 'waiting':
      return t('notice.waiting', {
        quarters: evaluation.waiting
          .map((quarter) =>
            t('chart.quarter', { number: quarter.slice(-1), year: quarter.slice(0, 4) }),
          )
          .join(', '),
      });
    case 'noHeadline':
    case 'tooFew':
    case 'runsUnknown':
      return t(`notice.${notice}`, { floor: format.count(evaluation.floor) });
    case 'joinedOut':
      return t('notice.joinedOut', { n: format.count(evaluation.joinedOut) });
    case 'clockInDoubt':
      return t('notice.clockInDoubt', { n: format.count(evaluation.undated) });
    case 'incomplete':
      return <Gaps incomplete={evaluation.incomplete} />;
    default:
      return notice satisfies never;
  }
}

function Gaps({ incomplete }: Pick<Evaluation, 'incomplete'>) {
  const { t } = useTranslation('evaluation');
  const format = useFormat();
  const named = incomplete
    .slice(0, gapsNamed)
    .map(({ name, month, missing }) =>
      t('notice.gap', { name, month: writeMonth(month), n: format.count(missing) }),
    );
  const others = incomplete.length - named.length;
  return (
    <>
      {t('notice.incomplete')} {named.join('; ')}
      {others > 0 && `; ${t('notice.moreGaps', { n: format.count(others) })}`}.
    </>
  );
}
