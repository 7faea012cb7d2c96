import commonPhrases from '#resources/access/common-phrases.json' with { type: 'json' };
import { faultOfPassphrase } from '../people/passphrase.ts';

/** Why a passphrase is refused; undefined when it may be used. */
export type PassphraseFault = 'short' | 'pattern' | 'common';

/** What opens letters belongs to the office and to nobody by name: only what all would try is known. */
const guesses = {
  ...{ code: '', name: '', unitName: '', common: commonPhrases.phrases },
  longest: Number.POSITIVE_INFINITY, // as long as somebody likes; the contract bounds it
};

/** Judges a passphrase by the one rule there is. */
export function findPassphraseFault(passphrase: string): PassphraseFault | undefined {
  const fault = faultOfPassphrase(passphrase.trim(), guesses);
  switch (fault) {
    case undefined:
    case 'tooLong':
      return undefined;
    case 'tooShort':
      return 'short';
    case 'repeated':
    case 'straight':
      return 'pattern';
    case 'ownName':
    case 'unitName':
    case 'common':
      return 'common';
    default:
      return fault satisfies never;
  }
}
