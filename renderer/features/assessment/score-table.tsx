import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Client } from '#renderer/client/client.ts';
import { useLeave } from '#renderer/ui/unsaved.tsx';
import type {
  CriterionState,
  ScoreSheet,
} from '#shared/features/assessment/assessment.contract.ts';
import type { Criterion, IndicatorSet } from '#shared/features/assessment/indicator-set.ts';
import { CriterionPanel } from './criterion-panel.tsx';
import styles from './score-table.module.css';
import { useWords } from './use-words.ts';
import { takeableScore } from './what-can-be-taken.ts';

export interface ScoreTableProps {
  readonly client: Client;
  readonly sheet: ScoreSheet;
  readonly canScore: boolean;
  readonly canAdd: boolean;
  readonly isBusy: boolean;
  /** Each says whether it worked. */
  readonly onScore: (criterion: string, score: number | null, reason: string) => Promise<boolean>;
  readonly onTake: (criterion: string) => Promise<boolean>;
  readonly onEvidence: () => Promise<void>;
}

/** Every criterion with its score; one of them is open to be scored. */
export function ScoreTable(props: ScoreTableProps) {
  const { t } = useTranslation('assessment');
  const [opened, setOpened] = useState<string>();
  const leave = useLeave();
  return (
    <div className={styles.scroll}>
      <table className={styles.table} aria-label={t('table.label')}>
        <thead>
          <tr>
            <th scope="col">{t('table.code')}</th>
            <th scope="col">{t('table.criterion')}</th>
            <th scope="col" className={styles.number}>
              {t('table.full')}
            </th>
            <th scope="col" className={styles.given}>
              {t('table.score')}
            </th>
            <th scope="col">{t('table.verified')}</th>
            <th scope="col">{t('table.evidence')}</th>
            <td />
          </tr>
        </thead>
        {props.sheet.set.groups.map((group) => (
          <tbody key={group.code}>
            <GroupRow group={group} sheet={props.sheet} />
            {group.criteria.map((criterion) => (
              <CriterionRow
                key={criterion.code}
                {...props}
                criterion={criterion}
                isOpen={opened === criterion.code}
                onToggle={() =>
                  leave(() => setOpened(opened === criterion.code ? undefined : criterion.code))
                }
              />
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}

interface GroupRowProps {
  readonly group: IndicatorSet['groups'][number];
  readonly sheet: ScoreSheet;
}

function GroupRow({ group, sheet }: GroupRowProps) {
  const { t } = useTranslation('assessment');
  const words = useWords();
  const codes = new Set(group.criteria.map(({ code }) => code));
  const scores = sheet.criteria.flatMap(({ code, score }) =>
    codes.has(code) && score !== undefined ? [score.score] : [],
  );
  const full = sum(group.criteria.map(({ fullScore }) => fullScore));
  return (
    <tr className={styles.group}>
      <th scope="colgroup" colSpan={2}>
        {words.nameOf(group.names)}
      </th>
      <td className={styles.number}>{words.score(full)}</td>
      <td colSpan={4}>
        {scores.length > 0 &&
          t('table.groupTotal', { score: words.score(sum(scores)), full: words.score(full) })}
      </td>
    </tr>
  );
}

function sum(scores: readonly number[]): number {
  return Math.round(scores.reduce((sum, score) => sum + score * 100, 0)) / 100;
}

interface CriterionRowProps extends ScoreTableProps {
  readonly criterion: Criterion;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}

function CriterionRow({ criterion, isOpen, onToggle, ...props }: CriterionRowProps) {
  const { t } = useTranslation('assessment');
  const words = useWords();
  const { code, names, fullScore } = criterion;
  const state = props.sheet.criteria.find((each) => each.code === code);
  if (state === undefined) return null;
  const { verified, evidence } = state;
  const action = t(isOpen ? 'table.close' : 'table.open');
  return (
    <>
      <tr data-open={isOpen}>
        <td className={styles.code}>{code}</td>
        <th scope="row" className={styles.name}>
          {words.nameOf(names)}
        </th>
        <td className={styles.number}>{words.score(fullScore)}</td>
        <td>
          <ScoreCell state={state} />
        </td>
        <td>
          {verified !== undefined && (
            <>
              <span className={styles.score}>{words.score(verified.score)}</span>
              {verified.reason !== '' && (
                <span className={styles.soft}>
                  {t('table.verifiedReason', { reason: verified.reason })}
                </span>
              )}
            </>
          )}
        </td>
        <td className={styles.evidence}>
          {evidence.length === 0
            ? t('table.noEvidence')
            : t('table.files', { count: evidence.length })}
        </td>
        <td>
          <Button
            size="xs"
            variant="default"
            aria-expanded={isOpen}
            aria-label={t('table.openOf', { action, code })}
            onClick={onToggle}
          >
            {action}
          </Button>
        </td>
      </tr>
      {isOpen && (
        <tr className={styles.opened}>
          <td colSpan={7}>
            <CriterionPanel {...props} criterion={criterion} state={state} />
          </td>
        </tr>
      )}
    </>
  );
}

function ScoreCell({ state }: { readonly state: CriterionState }) {
  const { t } = useTranslation('assessment');
  const words = useWords();
  const { score, computation } = state;
  const takeable = takeableScore(state);
  const isLacking =
    score === undefined && computation?.is === 'missing' && computation.use === 'score';
  return (
    <>
      {score === undefined ? (
        <span className={styles.none}>{t('table.noScore')}</span>
      ) : (
        <>
          <span className={styles.score}>{words.score(score.score)}</span>
          <span className={styles.soft}>{t(`table.${score.way}`)}</span>
        </>
      )}
      {takeable !== undefined && (
        <span className={styles.takeable}>
          {t(score === undefined ? 'table.canTake' : 'table.stale', {
            score: words.score(takeable),
          })}
        </span>
      )}
      {isLacking && <span className={styles.soft}>{t('table.lacking')}</span>}
    </>
  );
}
