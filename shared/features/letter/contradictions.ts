import type { LetterContents } from './letter-contents.ts';

/** What cannot be true of a letter, however complete it is. */
export const contradictions = ['same-name', 'new-appointment-earlier', 'day-in-future'] as const;
export type Contradiction = (typeof contradictions)[number];

/**
 * Looks for what must not be signed before somebody has looked again: the deceased and the addressee
 * of a condolence bear one name, a dossier is promised for an earlier day than before, or something
 * is told that has not happened yet.
 */
export function contradictionsIn(
  contents: LetterContents,
  today: string,
): readonly Contradiction[] {
  const found: Contradiction[] = [];
  if (
    contents.kind === 'condolence' &&
    isSameName(contents.deceased.name, contents.addressee.name)
  ) {
    found.push('same-name');
  }
  if (contents.kind === 'apology') {
    const { dossier, newAppointmentOn } = contents;
    const before = dossier?.appointmentOn;
    if (before !== undefined && newAppointmentOn !== undefined && newAppointmentOn <= before) {
      found.push('new-appointment-earlier');
    }
  }
  const told = toldDay(contents);
  if (told !== undefined && told > today) found.push('day-in-future');
  return found;
}

function toldDay(contents: LetterContents): string | undefined {
  switch (contents.kind) {
    case 'birth':
      return contents.bornOn;
    case 'marriage':
      return contents.registeredOn;
    case 'condolence':
      return contents.diedOn;
    case 'apology':
      return contents.dossier?.receivedOn;
    case 'thanks':
    case 'thanks-note':
      return undefined;
  }
}

function isSameName(one: string, other: string): boolean {
  const plain = (name: string) =>
    name.normalize('NFC').toLocaleLowerCase('vi').split(/\s+/).join(' ');
  return plain(one) === plain(other);
}
