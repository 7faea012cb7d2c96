import { useTranslation } from 'react-i18next';
import type { OfficePreview } from '#shared/features/office/office.contract.ts';

export type Fault = OfficePreview['faults'][number];

/** What is wrong at a place of the form, in words; nothing where all is well. */
export type SayFault = (...path: readonly (string | number)[]) => string | undefined;

/** Turns faults into sentences, and finds the one that belongs to a place. */
export function useFaultWords() {
  const { t } = useTranslation('office');
  const sentenceOf = ({ fault, values }: Fault): string => {
    const { expected } = values;
    const type = expected === undefined ? '' : t(typeKey(String(expected)));
    return t(`fault.${fault}`, { ...values, expected: type });
  };
  /** A fault deeper down counts for the place: a form shows it at the nearest field. */
  const sayIn =
    (faults: readonly Fault[]): SayFault =>
    (...path) => {
      const found = faults.find((each) => path.every((step, depth) => each.path[depth] === step));
      return found && sentenceOf(found);
    };
  return { sentenceOf, sayIn };
}

const types = ['string', 'number', 'int', 'boolean', 'array', 'object', 'record'] as const;

function typeKey(name: string): `type.${(typeof types)[number]}` {
  return `type.${types.find((known) => known === name) ?? 'string'}`;
}
