import { Button, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Glance } from '#shared/features/glance/glance.contract.ts';
import {
  smallestAlertN,
  watchedFigures,
  type Thresholds,
  type WatchedFigure,
} from '#shared/features/glance/thresholds.ts';
import { Card } from './card.tsx';
import styles from './glance-screen.module.css';

interface ThresholdCardProps {
  readonly glance: Glance;
  readonly isBusy: boolean;
  readonly onSave: (thresholds: Thresholds) => void;
}

/** What the office is warned of; whoever may, sets it here. */
export function ThresholdCard({ glance, isBusy, onSave }: ThresholdCardProps) {
  const { t } = useTranslation('glance');
  const { thresholds, mayChangeThresholds } = glance;
  const set = watchedFigures.flatMap((figure) => {
    const threshold = thresholds[figure];
    return threshold ? [{ figure, ...threshold }] : [];
  });
  return (
    <Card title={t('thresholds.title')}>
      {set.length === 0 && <p>{t('thresholds.none')}</p>}
      <ul className={styles.lines}>
        {set.map(({ figure, percent, smallest }) => (
          <li key={figure}>
            {t('thresholds.is', { figure: t(`thresholds.${figure}`), percent, smallest })}
          </li>
        ))}
      </ul>
      {mayChangeThresholds ? (
        <details>
          <summary className={styles.summary}>{t('thresholds.change')}</summary>
          <ThresholdForm thresholds={thresholds} isBusy={isBusy} onSave={onSave} />
        </details>
      ) : (
        <p className={styles.soft}>{t('thresholds.leader')}</p>
      )}
    </Card>
  );
}

type Texts = Readonly<
  Record<WatchedFigure, { readonly percent: string; readonly smallest: string }>
>;
const usualSmallest = '30';

function ThresholdForm({
  thresholds,
  isBusy,
  onSave,
}: Pick<ThresholdCardProps, 'isBusy' | 'onSave'> & { readonly thresholds: Thresholds }) {
  const { t } = useTranslation('glance');
  const textsOf = (figure: WatchedFigure) => ({
    percent: String(thresholds[figure]?.percent ?? ''),
    smallest: String(thresholds[figure]?.smallest ?? usualSmallest),
  });
  const [texts, setTexts] = useState<Texts>({
    satisfied: textsOf('satisfied'),
    coverage: textsOf('coverage'),
    reason: textsOf('reason'),
  });
  const isWatched = (figure: WatchedFigure) => texts[figure].percent.trim() !== '';
  const percentOf = (figure: WatchedFigure) => wholeIn(texts[figure].percent, 1, 99);
  const smallestOf = (figure: WatchedFigure) =>
    wholeIn(texts[figure].smallest, smallestAlertN, 100_000);

  function send(event: FormEvent): void {
    event.preventDefault();
    const next: Partial<Record<WatchedFigure, { percent: number; smallest: number }>> = {};
    for (const figure of watchedFigures.filter(isWatched)) {
      const [percent, smallest] = [percentOf(figure), smallestOf(figure)];
      if (percent === undefined || smallest === undefined) return;
      next[figure] = { percent, smallest };
    }
    onSave(next);
  }

  return (
    <form className={styles.thresholds} onSubmit={send} noValidate>
      <p className={styles.soft}>{t('thresholds.intro')}</p>
      {watchedFigures.map((figure) => (
        <fieldset key={figure} className={styles.threshold}>
          <legend>{t(`thresholds.${figure}`)}</legend>
          <TextInput
            label={t('thresholds.percent')}
            inputMode="numeric"
            maxLength={2}
            value={texts[figure].percent}
            error={
              isWatched(figure) && percentOf(figure) === undefined && t('thresholds.percentWrong')
            }
            onChange={(event) => {
              const percent = event.currentTarget.value;
              setTexts((before) => ({ ...before, [figure]: { ...before[figure], percent } }));
            }}
          />
          <TextInput
            label={t('thresholds.smallest', { least: smallestAlertN })}
            inputMode="numeric"
            maxLength={6}
            value={texts[figure].smallest}
            error={
              isWatched(figure) &&
              smallestOf(figure) === undefined &&
              t('thresholds.smallestWrong', { least: smallestAlertN })
            }
            onChange={(event) => {
              const smallest = event.currentTarget.value;
              setTexts((before) => ({ ...before, [figure]: { ...before[figure], smallest } }));
            }}
          />
        </fieldset>
      ))}
      <Button type="submit" disabled={isBusy}>
        {t('thresholds.save')}
      </Button>
    </form>
  );
}

function wholeIn(text: string, least: number, most: number): number | undefined {
  const value = /^\d+$/.test(text.trim()) ? Number(text) : Number.NaN;
  return value >= least && value <= most ? value : undefined;
}
