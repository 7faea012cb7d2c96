import { useTranslation } from 'react-i18next';
import type { Series } from '#shared/features/figures/figures.contract.ts';
import { isAloneAtScreen } from '#shared/features/figures/series.ts';
import { labelSets } from '#shared/features/rating/scale.ts';

export interface SeriesWords {
  /** What makes it a series of its own. */
  readonly title: string;
  /** What else there is to say of it. */
  readonly detail: string;
  /** All of it, under a title that says none of it. */
  readonly whole: string;
}

/** Puts into words what a series is. */
export function useSeriesWords(): (series: Series) => SeriesWords {
  const { t } = useTranslation('figures');
  const channelOf = useChannel();
  const presserOf = usePresser();
  return (series) => {
    const { labelSet, scaleOrder, channel, pressers } = series;
    const hasThree = labelSets[labelSet].levels.length === 3;
    const scale = hasThree ? t('series.scale.three') : t('series.scale.five');
    const reversed = scaleOrder === 'ascending' ? [t('series.reversed')] : [];
    if (isAloneAtScreen(series)) {
      return wordsOf([t('series.alone'), scale, ...reversed], reversed[0] ?? scale);
    }
    const helped = channel === 'kiosk' ? [t('series.helped')] : [];
    const by = t('series.pressedBy', { who: pressers.map(presserOf).join(', ') });
    const pressed = channel === 'paper' ? [] : [by]; // on paper nobody presses
    const parts = [...helped, channelOf(channel), ...pressed, scale, ...reversed];
    return wordsOf(parts, parts[0] ?? scale);
  };
}

function wordsOf(parts: readonly string[], title: string): SeriesWords {
  const join = (some: readonly string[]) => some.join(' · ');
  return { title, detail: join(parts.filter((part) => part !== title)), whole: join(parts) };
}

function useChannel() {
  const { t } = useTranslation('figures');
  const names: Readonly<Record<string, string>> = {
    kiosk: t('series.channel.kiosk'),
    assisted: t('series.channel.assisted'),
    portable: t('series.channel.portable'),
    paper: t('series.channel.paper'),
  };
  return (code: string) => names[code] ?? t('series.channel.other');
}

function usePresser() {
  const { t } = useTranslation('figures');
  const names: Readonly<Record<string, string>> = {
    self: t('series.presser.self'),
    relative: t('series.presser.relative'),
    officer: t('series.presser.officer'),
  };
  return (code: string) => names[code] ?? t('series.presser.unknown');
}
