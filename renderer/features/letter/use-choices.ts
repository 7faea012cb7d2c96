import { useTranslation } from 'react-i18next';
import { salutations, type LetterContents } from '#shared/features/letter/letter-contents.ts';
import type { FieldPath } from './contents-fields.ts';

type Of<Kind> = Extract<LetterContents, { kind: Kind }>;

const ofDeceased = [
  'mr',
  'mrs',
  'elder',
  'child',
] as const satisfies readonly Of<'condolence'>['deceased']['salutation'][];
const receivers = ['office', 'staff'] as const satisfies readonly Of<'thanks-note'>['to'][];

/** What can be chosen for a part of a letter, each code with its words. */
export function useChoices() {
  const { t } = useTranslation('letter');
  return (path: FieldPath): readonly { readonly value: string; readonly label: string }[] => {
    switch (path) {
      case 'to':
        return receivers.map((value) => ({ value, label: t(`to.${value}`) }));
      case 'deceased.salutation':
        return ofDeceased.map((value) => ({ value, label: t(`salutation.${value}`) }));
      default:
        return salutations.map((value) => ({ value, label: t(`salutation.${value}`) }));
    }
  };
}
