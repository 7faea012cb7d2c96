import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/ui/use-format.ts';
import type { Figure } from '#shared/features/figures/figures.contract.ts';
import { misuseReasons } from '#shared/features/rating/misuse-rules.ts';

/** Why answers were left out, in words with their numbers, in the published order. */
export function useReasons(leftOut: Figure['leftOut']): readonly string[] {
  const { t } = useTranslation('figures');
  const format = useFormat();
  const place = (reason: string) => misuseReasons.findIndex((known) => known === reason);
  return leftOut.reasons
    .toSorted((one, other) => place(one.reason) - place(other.reason))
    .map(({ reason, n }) => {
      const known = misuseReasons.find((known) => known === reason) ?? 'other';
      return t('reasonN', { reason: t(`reason.${known}`), n: format.count(n) });
    });
}
