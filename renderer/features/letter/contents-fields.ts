import type { LetterKind } from '#shared/features/letter/letter-contents.ts';

/** Every part of a letter's contents by its dotted path. */
export const fieldPaths = [
  'addressee.salutation',
  'addressee.name',
  'addressee.address',
  'addressee.phone',
  'requester.name',
  'requester.relation',
  'dossier.code',
  'dossier.procedure',
  'dossier.receivedOn',
  'dossier.appointmentOn',
  'dossier.status',
  'complaint',
  'reason',
  'newAppointmentOn',
  'from.name',
  'from.address',
  'to',
  'staff',
  'words',
  'deed',
  'child',
  'bornOn',
  'spouses.0',
  'spouses.1',
  'registeredOn',
  'deceased.salutation',
  'deceased.name',
  'relation',
  'diedOn',
] as const;
export type FieldPath = (typeof fieldPaths)[number];

/** Parts that are asked for together, under one heading. */
export interface FieldGroup {
  readonly name:
    | 'addressee'
    | 'requester'
    | 'dossier'
    | 'matter'
    | 'from'
    | 'note'
    | 'deed'
    | 'child'
    | 'couple'
    | 'deceased'
    | 'mourner'
    | 'relation';
  readonly fields: readonly FieldPath[];
}

const addressee = {
  name: 'addressee',
  fields: ['addressee.salutation', 'addressee.name', 'addressee.address', 'addressee.phone'],
} as const satisfies FieldGroup;

/** What each kind asks for, in the order in which it is read. */
export const groupsOf: Readonly<Record<LetterKind, readonly FieldGroup[]>> = {
  'thanks-note': [
    { name: 'note', fields: ['to', 'staff', 'words'] },
    { name: 'from', fields: ['from.name', 'from.address'] },
  ],
  apology: [
    addressee,
    { name: 'matter', fields: ['complaint', 'reason', 'newAppointmentOn'] },
    {
      name: 'dossier',
      fields: [
        'dossier.code',
        'dossier.procedure',
        'dossier.receivedOn',
        'dossier.appointmentOn',
        'dossier.status',
      ],
    },
    { name: 'requester', fields: ['requester.name', 'requester.relation'] },
  ],
  thanks: [addressee, { name: 'deed', fields: ['deed'] }],
  birth: [addressee, { name: 'child', fields: ['child', 'bornOn'] }],
  marriage: [addressee, { name: 'couple', fields: ['spouses.0', 'spouses.1', 'registeredOn'] }],
  condolence: [
    { name: 'deceased', fields: ['deceased.salutation', 'deceased.name', 'diedOn'] },
    { name: 'mourner', fields: addressee.fields },
    { name: 'relation', fields: ['relation'] },
  ],
};

/** How a part is asked for. */
export function shapeOf(path: FieldPath): 'line' | 'words' | 'day' | 'choice' {
  if (path.endsWith('On')) return 'day';
  if (path.endsWith('salutation') || path === 'to') return 'choice';
  return ['complaint', 'reason', 'words', 'deed'].includes(path) ? 'words' : 'line';
}

/** The parts without which a letter cannot even be kept. */
export const neededFields: Readonly<Record<LetterKind, readonly FieldPath[]>> = {
  'thanks-note': ['to', 'words'],
  apology: ['addressee.salutation', 'addressee.name'],
  thanks: ['addressee.salutation', 'addressee.name', 'deed'],
  birth: ['addressee.salutation', 'addressee.name', 'child'],
  marriage: ['addressee.salutation', 'addressee.name', 'spouses.0', 'spouses.1'],
  condolence: [
    'deceased.salutation',
    'deceased.name',
    'addressee.salutation',
    'addressee.name',
    'relation',
  ],
};
