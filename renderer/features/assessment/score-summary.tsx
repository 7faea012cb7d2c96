import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { writeDay } from '#renderer/ui/write-day.ts';
import type { ScoreSheet } from '#shared/features/assessment/assessment.contract.ts';
import styles from './score-summary.module.css';
import { useWords } from './use-words.ts';
import { takeableScore } from './what-can-be-taken.ts';

interface ScoreSummaryProps {
  readonly sheet: ScoreSheet;
  readonly canScore: boolean;
  readonly isBusy: boolean;
  readonly takeComputed: (criteria: string[]) => Promise<boolean>;
  readonly confirm: () => Promise<boolean>;
}

/** How far the scoring is, what it comes to, and who stands for it. */
export function ScoreSummary(props: ScoreSummaryProps) {
  const { sheet, canScore, isBusy, takeComputed, confirm } = props;
  const { t } = useTranslation('assessment');
  const words = useWords();
  const { set, total, verifiedTotal, confirmation } = sheet;
  const full = words.score(set.fullScore);
  const takeable = sheet.criteria
    .filter((state) => takeableScore(state) !== undefined)
    .map(({ code }) => code);
  return (
    <section className={styles.card} aria-label={t('summary.label')}>
      <dl className={styles.figures}>
        <div>
          <dt>{t('summary.total')}</dt>
          <dd className={styles.total}>
            {total.scored === 0
              ? t('summary.nothing', { full })
              : t('summary.of', { score: words.score(total.score), full })}
          </dd>
        </div>
        <div>
          <dt>{t('summary.band')}</dt>
          <dd>
            <Grade sheet={sheet} />
          </dd>
        </div>
        {verifiedTotal !== undefined && (
          <div>
            <dt>{t('summary.verified')}</dt>
            <dd>{t('summary.of', { score: words.score(verifiedTotal), full })}</dd>
          </div>
        )}
        <div className={styles.progress}>
          <dt>{t('summary.progress', { scored: total.scored, criteria: total.criteria })}</dt>
          <dd>
            <progress
              aria-label={t('summary.progress', { scored: total.scored, criteria: total.criteria })}
              max={total.criteria}
              value={total.scored}
            />
            {total.missing.length > 0 && total.scored > 0 && (
              <p>{t('summary.missing', { codes: total.missing.join(', ') })}</p>
            )}
          </dd>
        </div>
      </dl>
      <div className={styles.actions}>
        <p role="status" data-changed={confirmation?.isCurrent === false}>
          <Confirmation of={confirmation} />
        </p>
        {canScore && takeable.length > 0 && (
          <Button variant="default" disabled={isBusy} onClick={() => void takeComputed(takeable)}>
            {t('summary.take', { count: takeable.length })}
          </Button>
        )}
        {canScore && (
          <Button
            disabled={isBusy || total.missing.length > 0 || confirmation?.isCurrent === true}
            onClick={() => void confirm()}
          >
            {t('summary.confirm')}
          </Button>
        )}
        <Button variant="default" onClick={() => window.print()}>
          {t('summary.print')}
        </Button>
      </div>
    </section>
  );
}

function Grade({ sheet }: Pick<ScoreSummaryProps, 'sheet'>) {
  const { t } = useTranslation('assessment');
  const { nameOf } = useWords();
  const { set, total } = sheet;
  if (set.bands.length === 0) return t('summary.noBands');
  const band = set.bands.find(({ code }) => code === total.band);
  return band === undefined ? t('summary.noBand') : nameOf(band.names);
}

function Confirmation({ of }: { readonly of: ScoreSheet['confirmation'] }) {
  const { t } = useTranslation('assessment');
  if (of === undefined) return t('summary.unconfirmed');
  const values = { day: writeDay(of.confirmedOn), person: of.person };
  return t(of.isCurrent ? 'summary.confirmed' : 'summary.changed', values);
}
