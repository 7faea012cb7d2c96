import { useTranslation } from 'react-i18next';
import {
  longestPassphrase,
  shortestPassphrase,
  type PassphraseFault,
} from '#shared/features/people/passphrase.ts';

/** Why a passphrase is not taken, in words. */
export function useWeakWords(): (fault: PassphraseFault, passphrase: string) => string {
  const { t } = useTranslation('people');
  return (fault, passphrase) =>
    t(`weak.${fault}`, {
      shortest: shortestPassphrase,
      longest: longestPassphrase,
      length: [...passphrase.normalize('NFC')].length,
    });
}
