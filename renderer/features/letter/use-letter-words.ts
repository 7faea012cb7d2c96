import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/ui/use-format.ts';
import { shortLetterDate } from '#shared/features/letter/letter-date.ts';
import type { Refusal } from './ask.ts';
import { fieldPaths } from './contents-fields.ts';

/** The names of what letters are made of, and what a refusal says, in the language on the screen. */
export function useLetterWords() {
  const { t } = useTranslation('letter');
  const format = useFormat();

  /** A part of a letter by its dotted path. */
  const nameOf = (path: string) => {
    if (path === 'spouses') return t('field.spouses.both');
    const known = fieldPaths.find((each) => each === path);
    return known === undefined ? path : t(`field.${known}`);
  };

  /** What a refusal adds to its own two sentences. */
  const valuesOf = (refusal: Refusal): Readonly<Record<string, string | number>> => {
    switch (refusal.code) {
      case 'SECRET_WRONG':
        return { attemptsLeft: refusal.data.attemptsLeft };
      case 'OPENING_LOCKED':
        return { seconds: refusal.data.seconds };
      case 'LIST_TOO_LONG':
        return { most: format.count(refusal.data.most) };
      case 'DAY_NOT_POSSIBLE':
        return {
          earliest: shortLetterDate(refusal.data.earliest),
          latest: shortLetterDate(refusal.data.latest),
        };
      default:
        return {};
    }
  };

  /** What it says about this letter in particular; undefined where there is no more to say. */
  const moreOf = (refusal: Refusal): string | undefined => {
    switch (refusal.code) {
      case 'CONTENTS_MISSING':
        return t('more.missing', { parts: refusal.data.missing.map(nameOf).join(', ') });
      case 'LETTER_CHANGED':
      case 'STEP_NOT_POSSIBLE':
      case 'DOSSIER_HAS_LETTER':
        return t('more.state', { state: t(`state.${refusal.data.state}`) });
      case 'SIGNER_NOT_ALLOWED':
        return t('more.signers', {
          signers: refusal.data.signers.map((each) => t(`position.${each}`)).join(', '),
        });
      case 'LETTER_SIGNED': {
        const { number, signedOn } = refusal.data;
        const day = shortLetterDate(signedOn);
        return number === undefined
          ? t('more.signed', { day })
          : t('more.signedNumber', { day, number });
      }
      case 'PASSPHRASE_WEAK':
        return t(`weak.${refusal.data.fault}`);
      case 'FILE_FAULTY':
        return t('more.faults', { count: refusal.data.faults });
      default:
        return undefined;
    }
  };

  return { nameOf, valuesOf, moreOf };
}
