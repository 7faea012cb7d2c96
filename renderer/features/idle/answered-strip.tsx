import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Answered } from '#shared/features/folder/office-settings.ts';
import styles from './answered-strip.module.css';
import { useFitted } from './use-fitted.ts';
import { useUntouched } from './use-untouched.ts';

/** Nothing changes under the eyes of somebody who is answering. */
const restAfterMs = 20_000;
const turnEveryMs = 12_000;

interface AnsweredStripProps {
  readonly answered: readonly Answered[];
}

/**
 * What people said and what the office did about it, one at a time, the newest first. It fills the
 * place it is given and never changes its own size.
 */
export function AnsweredStrip({ answered }: AnsweredStripProps) {
  const { t } = useTranslation('idle');
  const newestFirst = useMemo(
    () => answered.toSorted((one, other) => (one.month < other.month ? 1 : -1)),
    [answered],
  );
  const turn = useTurn(newestFirst.length);
  const shown = newestFirst[turn % Math.max(newestFirst.length, 1)];
  const strip = useFitted<HTMLElement>(shown);
  if (shown === undefined) return null;
  const [year = '', month = ''] = shown.month.split('-');
  return (
    <aside ref={strip} className={styles.strip} aria-label={t('answered.label')} aria-live="off">
      <div key={turn} className={styles.pair}>
        <p className={styles.part}>
          <span className={styles.label}>
            {t('answered.said')}
            <span className={styles.month}>
              {t('answered.month', { month: `${month}/${year}` })}
            </span>
          </span>
          <span lang="vi">{shown.said}</span>
        </p>
        <p className={styles.part} data-part="done">
          <span className={styles.label}>{t('answered.done')}</span>
          <span lang="vi">{shown.done}</span>
        </p>
      </div>
    </aside>
  );
}

/** Counts on while nobody touches the screen; for who wants it calm, it stands still. */
function useTurn(count: number): number {
  const [turn, setTurn] = useState(0);
  const isUntouched = useUntouched(restAfterMs);
  useEffect(() => {
    if (!isUntouched || count < 2 || isCalm()) return undefined;
    const timer = setInterval(() => setTurn((before) => before + 1), turnEveryMs);
    return () => clearInterval(timer);
  }, [isUntouched, count]);
  return turn;
}

function isCalm(): boolean {
  return (
    document.documentElement.dataset['motion'] === 'calm' ||
    window.matchMedia('(prefers-reduced-motion: reduce)').matches
  );
}
