import { useTranslation } from 'react-i18next';
import type { Correspondent } from '#shared/features/connection/connection.contract.ts';

/** Whose card it is, in a few words. */
export function useWhose() {
  const { t } = useTranslation('connection');
  return ({ unit, station }: Pick<Correspondent, 'unit' | 'station'>): string =>
    t('named', station ?? unit);
}
