import { useTranslation } from 'react-i18next';
import { runsOfDays, runsOfHours, writeDays } from './cell-labels.ts';

/** What a period's figures are cut by. */
export type Dimension = 'day' | 'hour' | 'counter';

/** Puts the key or the merged keys of a cell into words. */
export function useCellLabel(by: Dimension, names: Readonly<Record<string, string>>) {
  const { t } = useTranslation('figures');
  const labels: Record<Dimension, (keys: readonly string[]) => string[]> = {
    day: (keys) => runsOfDays(keys).map(([from, to]) => writeDays(from, to)),
    hour: (keys) =>
      runsOfHours(keys).map(([from, to]) =>
        from === to ? t('cell.hour', { hour: from }) : t('cell.hours', { from, to }),
      ),
    counter: (keys) => keys.map((key) => (key === '' ? t('cell.noCounter') : (names[key] ?? key))),
  };
  return (keys: readonly string[]) => labels[by](keys).join(', ');
}
