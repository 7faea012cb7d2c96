import words from '#resources/letters/words.json' with { type: 'json' };
import type { Addressee, LetterContents } from '#shared/features/letter/letter-contents.ts';
import { longLetterDate, shortLetterDate } from '#shared/features/letter/letter-date.ts';
import { asLine, asText } from './letter-text.ts';

/**
 * Who sends a letter, as its head and its signature say it. Names stand in their own case; what the
 * office has not said stays a blank for a hand to fill.
 */
export interface LetterOffice {
  /** The agency above, if the head names one. */
  readonly parent?: string | undefined;
  readonly agency: string;
  /** What stands before the date. */
  readonly place?: string | undefined;
  readonly phone?: string | undefined;
  readonly signer: {
    /** `TM. ỦY BAN NHÂN DÂN`, `KT. CHỦ TỊCH`; several lines if need be. */
    readonly authority?: string | undefined;
    readonly title?: string | undefined;
    readonly name?: string | undefined;
  };
}

export interface LetterSource {
  readonly contents: LetterContents;
  readonly office: LetterOffice;
  /** Whether somebody has held this kind of letter against the law in force. */
  readonly verified: boolean;
}

/** What a template can say, by its name in code. */
export type LetterValue = keyof OfficeValues | keyof typeof contentsValues;
export type LetterValues = Readonly<Partial<Record<LetterValue, string>>>;

/** Everything a letter says, cleaned of what XML cannot hold; what is not known is not there. */
export function letterValues({ contents, office, verified }: LetterSource): LetterValues {
  const ofContents = Object.entries(contentsValues).map(
    ([name, valueOf]) => [name, valueOf(contents)] as const,
  );
  return Object.fromEntries(
    [...Object.entries(officeValues(office, verified)), ...ofContents].flatMap(([name, value]) => {
      const text = manyLines.has(name) ? asText(value) : asLine(value);
      return text === '' ? [] : [[name, text]];
    }),
  );
}

/** What may have line breaks of its own; a name never has. */
const manyLines: ReadonlySet<string> = new Set([
  'authority',
  'complaint',
  'reason',
  'deed',
  'thanksWords',
] satisfies LetterValue[]);

type OfficeValues = ReturnType<typeof officeValues>;

function officeValues(office: LetterOffice, verified: boolean) {
  return {
    draft: verified ? words.draft : `${words.draft} (${words.unverified})`,
    parent: office.parent,
    agency: office.agency,
    place: office.place ?? words.blankPlace,
    authority: office.signer.authority,
    signerTitle: office.signer.title,
    signerName: office.signer.name,
    agencyPhone: unbroken(office.phone),
  };
}

type Kind = LetterContents['kind'];
type Of<K extends Kind> = Extract<LetterContents, { kind: K }>;

/** A value of letters of one kind. */
function of<K extends Kind>(kind: K, valueOf: (contents: Of<K>) => string | undefined) {
  return (contents: LetterContents) =>
    contents.kind === kind ? valueOf(contents as Of<K>) : undefined;
}

function ofAddressee(valueOf: (addressee: Addressee) => string | undefined) {
  return (contents: LetterContents) =>
    contents.kind === 'thanks-note' ? undefined : valueOf(contents.addressee);
}

const contentsValues = {
  salutation: ofAddressee(({ salutation }) => words.salutation[salutation].head),
  address: ofAddressee(({ salutation }) => words.salutation[salutation].within),
  addressee: ofAddressee(({ name }) => name),
  addresseeAddress: ofAddressee(({ address }) => address),
  addresseePhone: ofAddressee(({ phone }) => unbroken(phone)),
  complaint: of('apology', ({ complaint }) => complaint),
  reason: of('apology', ({ reason }) => reason),
  newAppointment: of('apology', ({ newAppointmentOn }) => inFull(newAppointmentOn)),
  dossierCode: of('apology', ({ dossier }) => dossier?.code),
  procedure: of('apology', ({ dossier }) => dossier?.procedure),
  receivedOn: of('apology', ({ dossier }) => inShort(dossier?.receivedOn)),
  appointmentOn: of('apology', ({ dossier }) => inShort(dossier?.appointmentOn)),
  status: of('apology', ({ dossier }) => dossier?.status),
  deed: of('thanks', ({ deed }) => deed),
  child: of('birth', ({ child }) => child),
  bornOn: of('birth', ({ bornOn }) => inFull(bornOn)),
  firstSpouse: of('marriage', ({ spouses }) => spouses[0]),
  secondSpouse: of('marriage', ({ spouses }) => spouses[1]),
  registeredOn: of('marriage', ({ registeredOn }) => inFull(registeredOn)),
  deceasedSalutation: of('condolence', ({ deceased }) => words.deceased[deceased.salutation]),
  deceased: of('condolence', ({ deceased }) => deceased.name),
  relation: of('condolence', ({ relation }) => relation),
  diedOn: of('condolence', ({ diedOn }) => inFull(diedOn)),
  thanked: of(
    'thanks-note',
    ({ to, staff }) => staff ?? (to === 'office' ? words.wholeOffice : words.oneOfStaff),
  ),
  thanksWords: of('thanks-note', ({ words: own }) => own),
  thanksFrom: of('thanks-note', ({ from }) => from.name),
  thanksFromAddress: of('thanks-note', ({ from }) => from.address),
};

/** A number that stays on its line. */
function unbroken(number: string | undefined): string | undefined {
  return number?.replaceAll(' ', '\u00A0');
}

function inShort(day: string | undefined): string | undefined {
  return day && shortLetterDate(day);
}

function inFull(day: string | undefined): string | undefined {
  return day && longLetterDate(day, words.longDate);
}
