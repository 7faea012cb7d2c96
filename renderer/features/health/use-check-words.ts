import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/ui/use-format.ts';
import type { Check } from '#shared/features/health/health.contract.ts';

/** The sentence of a check, with its numbers as the language writes them. */
export function useCheckWords(): (check: Check) => string {
  const { t } = useTranslation('health');
  const format = useFormat();
  return ({ name, finding, values }) => {
    const written = Object.entries(values).map(([place, value]) => [
      place,
      typeof value === 'number' ? format.count(value) : value,
    ]);
    const key: string = `${name}.${finding}`;
    return t(key, { ...Object.fromEntries(written), defaultValue: '' });
  };
}
