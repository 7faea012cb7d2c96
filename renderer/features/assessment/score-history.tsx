import { Button } from '@mantine/core';
import { safe } from '@orpc/client';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Client } from '#renderer/client/client.ts';
import { writeDay } from '#renderer/ui/write-day.ts';
import type {
  CriterionState,
  ScoreSheet,
  ScoreVersion,
} from '#shared/features/assessment/assessment.contract.ts';
import styles from './criterion-panel.module.css';
import { useWords } from './use-words.ts';

interface ScoreHistoryProps {
  readonly client: Client;
  readonly sheet: ScoreSheet;
  readonly state: CriterionState;
}

/** Every version of a score, the newest first, for whoever asks. */
export function ScoreHistory({ client, sheet, state }: ScoreHistoryProps) {
  const { t } = useTranslation('assessment');
  const words = useWords();
  const [isShown, setShown] = useState(false);
  const [versions, setVersions] = useState<readonly ScoreVersion[]>([]);
  const { set, period } = sheet;
  const { code: criterion, versions: n } = state;
  const { code, version } = set;
  useEffect(() => {
    if (!isShown) return undefined;
    let isWanted = true;
    const read = async () => {
      const asked = { set: code, version, period, criterion };
      const { data } = await safe(client.assessment.history(asked));
      if (isWanted) setVersions(data ?? []);
    };
    void read();
    return () => {
      isWanted = false;
    };
  }, [client, code, version, period, criterion, isShown, n]);
  return (
    <>
      <Button
        size="xs"
        variant="subtle"
        mt={8}
        aria-expanded={isShown}
        onClick={() => setShown(!isShown)}
      >
        {t('score.history', { n })}
      </Button>
      {isShown && (
        <ul className={styles.history}>
          {versions.map((each) => {
            const values = { day: writeDay(each.scoredOn), person: each.person };
            const way = t(`table.${each.way}`);
            return (
              <li key={each.id}>
                {each.score === null
                  ? t('score.withdrawn', values)
                  : t('score.current', { ...values, score: words.score(each.score), way })}
                {each.reason !== '' && (
                  <p className={styles.soft}>{t('score.reasonOf', { reason: each.reason })}</p>
                )}
              </li>
            );
          })}
        </ul>
      )}
    </>
  );
}
