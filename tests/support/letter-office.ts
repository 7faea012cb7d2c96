import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import trialLetters from '#resources/trial/letters.json' with { type: 'json' };
import type { LetterContents, LetterKind } from '#shared/features/letter/letter-contents.ts';
import type { DeskConsent } from '#shared/features/letter/consent-terms.ts';
import { aStation, createTestApp, staffPin, type TestApp, type TestOffice } from './test-app.ts';

export const leaderPin = '135791';
export const demoPassphrase = trialLetters.passphrase;

/** Two of the staff, a leader, and somebody who has nothing to do with letters. */
export const letterPeople = [
  { code: 'can-bo', role: 'staff', secret: staffPin },
  { code: 'can-bo-2', role: 'staff', secret: staffPin },
  { code: 'lanh-dao', role: 'leader', secret: leaderPin },
  { code: 'cntt', role: 'it', secret: staffPin },
] as const;

/** Who serves at the counter of the program's own trial. */
export const staffOfTrial = { code: 'can-bo-quay', secret: staffPin };

/** A trial with its demo key, in which the desk is another screen than the citizens'. */
export function createLetterOffice(office: TestOffice = {}): Promise<TestApp> {
  return createTestApp({
    kind: 'trial',
    people: letterPeople,
    ...office,
    settings: { stations: [aStation({ deskOnThisScreen: false })], ...office.settings },
  });
}

/** A desk at which somebody is signed in. */
export async function deskOf(office: TestApp, code: string) {
  const person = letterPeople.find((each) => each.code === code);
  const desk = office.desk();
  await desk.access.signIn({ code, secret: person?.secret ?? '' });
  return desk;
}

/** A desk at which somebody is signed in and letters are open. */
export async function openDeskOf(office: TestApp, code: string) {
  const desk = await deskOf(office, code);
  await desk.letter.open({ way: 'passphrase', secret: demoPassphrase });
  return desk;
}

export const anApology = {
  kind: 'apology',
  addressee: {
    salutation: 'mrs',
    name: 'Nguyễn Thị Hòa Bình',
    address: 'Thôn 3',
    phone: '0912345678',
  },
  complaint: 'Tôi phải đi lại ba lần mà chưa xong giấy khai sinh.',
} satisfies LetterContents;

export const aNote = {
  kind: 'thanks-note',
  from: { name: 'Trần Văn Mừng' },
  to: 'office',
  words: 'Cảm ơn anh chị đã giúp mẹ tôi.',
} satisfies LetterContents;

export const aCondolence = {
  kind: 'condolence',
  addressee: { salutation: 'family', name: 'Phạm Văn Thuận' },
  deceased: { salutation: 'mrs', name: 'Lê Thị Sen' },
  relation: 'mẹ',
} satisfies LetterContents;

/** A citizen asks on the kiosk, having read the text in a language. */
export async function askFor(
  office: TestApp,
  contents: LetterContents,
  own: { readonly id?: string; readonly secret?: string; readonly language?: 'vi' | 'en' } = {},
) {
  const kiosk = office.kiosk();
  const offer = await kiosk.letter.offer();
  const consents = offer.kinds.find(({ kind }) => kind === contents.kind)?.consents ?? [];
  const shown = consents.find(({ language }) => language === (own.language ?? 'vi'));
  if (shown === undefined) throw new Error(`${contents.kind} is not offered`);
  const { version, hash, language } = shown;
  const { id = randomUUID(), secret = randomUUID() } = own;
  const { code } = await kiosk.letter.request({
    id,
    secret,
    contents,
    consent: { version, hash, language },
  });
  return { id, code, secret };
}

type Desk = Awaited<ReturnType<typeof deskOf>>;

/** What was read out at the desk and agreed to by word, by whoever may. */
export async function agreeAt(desk: Desk, kind: LetterKind): Promise<DeskConsent> {
  const { texts, givers } = await desk.letter.consents({ kind });
  const shown = texts.find(({ language }) => language === 'vi');
  const [by] = givers;
  if (shown === undefined || by === undefined) throw new Error(`${kind} has no text to agree to`);
  const { version, hash, language } = shown;
  return { version, hash, language, by, how: 'word' };
}

/** Staff begin a letter at the desk, somebody having agreed. */
export async function recordAt(desk: Desk, contents: LetterContents, id: string = randomUUID()) {
  const consent = await agreeAt(desk, contents.kind);
  const { letter } = await desk.letter.record({ id, contents, consent });
  return letter;
}

/** Every file below a folder with its bytes. */
export function filesIn(folder: string): { file: string; bytes: Buffer }[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((file) => statSync(file).isFile())
    .map((file) => ({ file, bytes: readFileSync(file) }));
}
