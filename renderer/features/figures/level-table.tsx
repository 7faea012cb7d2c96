import { useTranslation } from 'react-i18next';
import type { Figure } from '#shared/features/figures/figures.contract.ts';
import type { LabelSet } from '#shared/features/rating/scale.ts';
import { ShareTable } from './share-table.tsx';
import { useLevelNames } from './use-level-names.ts';

interface LevelTableProps {
  readonly figure: Figure;
  readonly labelSet: LabelSet;
}

/** How the answers fell on the levels. */
export function LevelTable({ figure: { clean, raw }, labelSet }: LevelTableProps) {
  const { t } = useTranslation('figures');
  const rows = useLevelNames(labelSet).map((label, place) => ({
    key: label,
    label,
    clean: clean.counts[place] ?? 0,
    raw: raw.counts[place] ?? 0,
  }));
  return (
    <ShareTable
      caption={t('levels')}
      head={t('level')}
      rows={rows}
      whole={{ clean: clean.n, raw: raw.n }}
    />
  );
}
