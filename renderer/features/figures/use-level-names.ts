import { useTranslation } from 'react-i18next';
import { labelSets, type LabelSet } from '#shared/features/rating/scale.ts';

/** What the levels of a label set are called, the best first; a test holds the words to the set. */
export function useLevelNames(labelSet: LabelSet): readonly string[] {
  const { t } = useTranslation('figures');
  const names = {
    'hl5.1': {
      5: t('label.hl5.1.5'),
      4: t('label.hl5.1.4'),
      3: t('label.hl5.1.3'),
      2: t('label.hl5.1.2'),
      1: t('label.hl5.1.1'),
    },
    'hl3.1': { 5: '', 4: '', 3: t('label.hl3.1.3'), 2: t('label.hl3.1.2'), 1: t('label.hl3.1.1') },
  } satisfies Record<LabelSet, unknown>;
  return labelSets[labelSet].levels.map((level) => names[labelSet][level]);
}
