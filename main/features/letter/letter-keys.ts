import { randomInt } from 'node:crypto';
import type { Seat } from '#main/door.ts';
import { isFull } from '#main/storage/database.ts';
import {
  findPassphraseFault,
  type PassphraseFault,
} from '#shared/features/letter/passphrase-rule.ts';
import type { KeyStatus } from '#shared/features/letter/letter-board.ts';
import { loadAge } from './age.ts';
import { keyFileNames, type KeyFiles, type KeyStore } from './key-files.ts';
import { commit, refused, type LetterDeps, type Refused } from './letter-deps.ts';
import type { PassphraseSealing } from './passphrase-file.ts';
import { resealAll } from './reseal-letters.ts';
import { createLetterOpener, sealText, type LetterOpener } from './seal-letter.ts';

/** Counts wrong secrets at the opening of letters, as at signing in. */
export interface OpeningLock {
  lockedSeconds(): number;
  /** Seconds for which it is locked and nothing was counted; 0 where the attempt may be made. */
  countAttempt(): number;
  clear(): void;
  attemptsLeft(): number;
}

export interface KeyDeps extends LetterDeps {
  readonly files: KeyStore;
  readonly lock: OpeningLock;
  readonly workFactor: number;
  /** Both are slow on purpose and run away from the main thread. */
  readonly sealWithPassphrase: (sealing: PassphraseSealing) => Promise<Uint8Array>;
  readonly openWithPassphrase: (opening: {
    readonly file: Uint8Array;
    readonly passphrase: string;
  }) => Promise<string | undefined>;
  /** Puts the public key into the office's settings, in force at once. */
  readonly recordRecipient: (actor: string, recipient: string) => void;
  /** The demo passphrase, in a trial folder. */
  readonly trialPassphrase: string | undefined;
  /** Seals what else is sealed to this key to the one in force; whether all of it could be written. */
  readonly resealBeside: (opener: LetterOpener) => Promise<boolean>;
}

export interface MadeSecrets {
  readonly done: true;
  readonly recoveryCode: string;
  readonly keyFile?: string;
}

type Weak = Refused<'PASSPHRASE_WEAK'>;

/** Where the keys stand, as seen from a seat. */
export function keyStatus(deps: KeyDeps, seat: Seat | undefined): KeyStatus {
  const { files, seats, lock, trialPassphrase } = deps;
  const made = hasKeys(deps);
  const ways = (
    [
      ['passphrase', 'passphrase'],
      ['recovery', 'recovery'],
      ['key-file', 'stick'],
    ] as const
  )
    .filter(([, name]) => made && files.has(name))
    .map(([way]) => way);
  return {
    state: !made ? 'none' : seats.peek(seat) === undefined ? 'closed' : 'open',
    ways,
    secondsLeft: seats.secondsLeft(seat),
    lockedSeconds: lock.lockedSeconds(),
    ...(trialPassphrase !== undefined && made && { trialPassphrase }),
  };
}

/** Makes the office's keys, once; what comes back is shown once and kept nowhere in the clear. */
export async function makeKeys(
  deps: KeyDeps,
  seat: Seat | undefined,
  wish: { readonly passphrase: string; readonly stick: boolean },
): Promise<MadeSecrets | Weak | Refused<'KEYS_EXIST' | 'KEYS_NOT_WRITTEN' | 'STORE_FULL'>> {
  if (hasKeys(deps)) return refused('KEYS_EXIST');
  const weak = weakness(wish.passphrase);
  if (weak !== undefined) return weak;
  const key = await newKey(deps, wish);
  if (hasKeys(deps)) return refused('KEYS_EXIST');
  if (!writes(() => layOut(deps, key.recipient, key.files))) {
    return refused('KEYS_NOT_WRITTEN');
  }
  const put = putInForce(deps, deps.actorOf(seat), key.recipient, 'letters.keys-made');
  return put.done ? { done: true, ...key.secrets } : put;
}

/** Opens letters at a seat; wrong secrets are counted, and every opening is on record. */
export async function openLettersAt(
  deps: KeyDeps,
  seat: Seat,
  wish: { readonly way: KeyStatus['ways'][number]; readonly secret: string },
): Promise<
  | { readonly done: true }
  | Refused<'KEYS_MISSING' | 'SECRET_WRONG' | 'OPENING_LOCKED' | 'KEYS_DIFFER' | 'STORE_FULL'>
> {
  const { lock, files } = deps;
  const { recipient } = deps.choices();
  const file = files.read(wish.way === 'key-file' ? 'stick' : wish.way);
  if (file === undefined) return refused('KEYS_MISSING');
  const seconds = lock.countAttempt();
  if (seconds > 0) return refused('OPENING_LOCKED', { seconds });
  const person = deps.actorOf(seat);
  const identity = await unseal(deps, file, wish);
  if (identity === undefined) {
    const action = lock.lockedSeconds() > 0 ? 'letters.opening-locked' : 'letters.opening-refused';
    commit(deps.db, () => deps.audit(person, action, { way: wish.way }));
    return refused('SECRET_WRONG', { attemptsLeft: lock.attemptsLeft() });
  }
  lock.clear();
  const { identityToRecipient } = await loadAge();
  const opens = await identityToRecipient(identity);
  if (recipient !== undefined && opens !== recipient) return refused('KEYS_DIFFER');
  // settings that lost the public key get it back from whoever holds the secret one
  if (recipient === undefined) deps.recordRecipient(person, opens);
  const recorded = commit(deps.db, () => {
    deps.audit(person, 'letters.opened', { way: wish.way });
    return { done: true } as const;
  });
  if (!recorded.done) return recorded;
  if (deps.actorOf(seat) !== person) return { done: true }; // signed out while the secret was tried
  await openWith(deps, seat, identity);
  return { done: true };
}

/** Gives letters another passphrase; whoever has them open may, so that a lost one can be replaced. */
export async function changePassphrase(
  deps: KeyDeps,
  seat: Seat | undefined,
  passphrase: string,
): Promise<
  { readonly done: true } | Weak | Refused<'LETTERS_CLOSED' | 'KEYS_NOT_WRITTEN' | 'STORE_FULL'>
> {
  const opened = deps.seats.use(seat);
  if (opened === undefined) return refused('LETTERS_CLOSED');
  const weak = weakness(passphrase);
  if (weak !== undefined) return weak;
  const { workFactor } = deps;
  const file = await deps.sealWithPassphrase({ text: opened.identity, passphrase, workFactor });
  const written = writeKeyFile(deps, seat, 'passphrase', file);
  return written.done ? { done: true } : written;
}

/** A spare code in place of the one before, which opens nothing any longer. */
export async function renewRecovery(
  deps: KeyDeps,
  seat: Seat | undefined,
): Promise<
  | { readonly done: true; readonly recoveryCode: string }
  | Refused<'LETTERS_CLOSED' | 'KEYS_NOT_WRITTEN' | 'STORE_FULL'>
> {
  const opened = deps.seats.use(seat);
  if (opened === undefined) return refused('LETTERS_CLOSED');
  const recoveryCode = newRecoveryCode();
  const file = await deps.sealWithPassphrase({
    text: opened.identity,
    passphrase: bareCode(recoveryCode),
    workFactor: deps.workFactor,
  });
  const written = writeKeyFile(deps, seat, 'recovery', file);
  return written.done ? { done: true, recoveryCode } : written;
}

/** A key file for a stick in place of the one before. */
export async function renewStick(
  deps: KeyDeps,
  seat: Seat | undefined,
): Promise<
  | { readonly done: true; readonly keyFile: string }
  | Refused<'LETTERS_CLOSED' | 'KEYS_NOT_WRITTEN' | 'STORE_FULL'>
> {
  const opened = deps.seats.use(seat);
  if (opened === undefined) return refused('LETTERS_CLOSED');
  const stick = await newStick(opened.identity);
  const written = writeKeyFile(deps, seat, 'stick', stick.file);
  return written.done ? { done: true, keyFile: stick.keyFile } : written;
}

/**
 * Puts another key in the place of this one. With letters open they are sealed anew to it; a power
 * cut in between leaves both keys within reach of the new one, and the next opening goes on.
 */
export async function replaceKeys(
  deps: KeyDeps,
  seat: Seat | undefined,
  wish: {
    readonly passphrase: string;
    readonly stick: boolean;
    readonly givingUpSealed: boolean;
  },
): Promise<
  | (MadeSecrets & { readonly resealed: number; readonly unreadable: number })
  | Weak
  | Refused<'KEYS_MISSING' | 'LETTERS_CLOSED' | 'KEYS_NOT_WRITTEN' | 'STORE_FULL'>
> {
  if (!hasKeys(deps)) return refused('KEYS_MISSING');
  const opened = deps.seats.use(seat);
  if (opened === undefined && !wish.givingUpSealed) return refused('LETTERS_CLOSED');
  const weak = weakness(wish.passphrase);
  if (weak !== undefined) return weak;
  const key = await newKey(deps, wish);
  const previous = opened && (await sealText(key.recipient, opened.identity));
  const files = { ...key.files, ...(previous !== undefined && { previous }) };
  if (!writes(() => layOut(deps, key.recipient, files))) return refused('KEYS_NOT_WRITTEN');
  const put = putInForce(deps, deps.actorOf(seat), key.recipient, 'letters.keys-replaced');
  if (!put.done) return put;
  const unreadableBefore = deps.store.list().filter(({ sealed }) => sealed !== null).length;
  deps.seats.closeAll('replaced', opened === undefined ? undefined : seat);
  if (opened === undefined || seat === undefined) {
    return { done: true, ...key.secrets, resealed: 0, unreadable: unreadableBefore };
  }
  const { resealed, unreadable } = await openWith(deps, seat, key.identity);
  return { done: true, ...key.secrets, resealed, unreadable };
}

/** Opens a seat with an identity, and brings a replacement to its end that was cut short. */
async function openWith(deps: KeyDeps, seat: Seat, identity: string) {
  const { files, seats } = deps;
  const person = deps.actorOf(seat);
  const file = files.read('previous');
  const previous = file && (await (await createLetterOpener([identity])).openText(file));
  const identities = [identity, ...(previous === undefined ? [] : [previous])] as const;
  const opened = await seats.open(seat, person, identities);
  if (previous === undefined) return { resealed: 0, unreadable: 0 };
  const outcome = await resealAll(deps, identity, opened);
  if (!outcome.done) return { resealed: 0, unreadable: 0 }; // a full disk: the next opening goes on
  if (!(await deps.resealBeside(opened.opener))) return outcome; // the next opening goes on
  files.remove('previous');
  deps.sweep();
  return outcome;
}

async function newKey(
  deps: Pick<KeyDeps, 'sealWithPassphrase' | 'workFactor'>,
  { passphrase, stick }: { readonly passphrase: string; readonly stick: boolean },
) {
  const { generateX25519Identity, identityToRecipient } = await loadAge();
  const identity = await generateX25519Identity();
  const recipient = await identityToRecipient(identity);
  const recoveryCode = newRecoveryCode();
  const { workFactor } = deps;
  const [byPassphrase, byRecovery] = await Promise.all([
    deps.sealWithPassphrase({ text: identity, passphrase, workFactor }),
    deps.sealWithPassphrase({ text: identity, passphrase: bareCode(recoveryCode), workFactor }),
  ]);
  const onStick = stick ? await newStick(identity) : undefined;
  const files: KeyFiles = {
    passphrase: byPassphrase,
    recovery: byRecovery,
    ...(onStick && { stick: onStick.file }),
  };
  const secrets = { recoveryCode, ...(onStick && { keyFile: onStick.keyFile }) };
  return { identity, recipient, files, secrets };
}

/** A key of the stick's own, and the letters' identity sealed to it. */
async function newStick(identity: string) {
  const { generateX25519Identity, identityToRecipient } = await loadAge();
  const own = await generateX25519Identity();
  const recipient = await identityToRecipient(own);
  // as age-keygen writes it, so that age itself reads it too
  return {
    keyFile: `# public key: ${recipient}\n${own}\n`,
    file: await sealText(recipient, identity),
  };
}

/**
 * Whether there is a key, or something that one was made for: it must never be made anew over what
 * only the old one opens.
 */
export function hasKeys({
  choices,
  files,
  store,
}: Pick<KeyDeps, 'choices' | 'files' | 'store'>): boolean {
  return (
    choices().recipient !== undefined ||
    keyFileNames.some((name) => files.has(name)) ||
    store.hasSealed()
  );
}

/**
 * Settings first: from then on letters come to the new key, whose files already lie here. They are a
 * commit of their own in another database, so the record of it comes before.
 */
function putInForce(
  deps: KeyDeps,
  actor: string,
  recipient: string,
  action: string,
): { readonly done: true } | Refused<'STORE_FULL'> {
  const put = commit(deps.db, () => {
    deps.audit(actor, action, { recipient });
    return { done: true } as const;
  });
  if (!put.done) return put;
  try {
    deps.recordRecipient(actor, recipient);
  } catch (error) {
    if (isFull(error)) return refused('STORE_FULL');
    throw error;
  }
  deps.files.adopt(recipient);
  return put;
}

/** Files of the key in force that a full disk kept from their place go there before others come. */
function layOut({ files, choices }: KeyDeps, recipient: string, next: KeyFiles): void {
  files.adopt(choices().recipient);
  files.prepare(recipient, next);
}

function writeKeyFile(
  deps: KeyDeps,
  seat: Seat | undefined,
  name: 'passphrase' | 'recovery' | 'stick',
  file: Uint8Array,
): { readonly done: true } | Refused<'LETTERS_CLOSED' | 'KEYS_NOT_WRITTEN' | 'STORE_FULL'> {
  if (deps.seats.peek(seat) === undefined) return refused('LETTERS_CLOSED');
  const recorded = commit(deps.db, () => {
    deps.audit(deps.actorOf(seat), `letters.${name}-changed`);
    return { done: true } as const;
  });
  if (!recorded.done) return recorded;
  return writes(() => deps.files.put(name, file)) ? { done: true } : refused('KEYS_NOT_WRITTEN');
}

async function unseal(
  deps: KeyDeps,
  file: Uint8Array,
  { way, secret }: { readonly way: KeyStatus['ways'][number]; readonly secret: string },
): Promise<string | undefined> {
  if (way === 'passphrase') return deps.openWithPassphrase({ file, passphrase: secret });
  if (way === 'recovery') return deps.openWithPassphrase({ file, passphrase: bareCode(secret) });
  const [own] = /AGE-SECRET-KEY-1[A-Z0-9]{58}/.exec(secret) ?? [];
  if (own === undefined) return undefined;
  try {
    return await (await createLetterOpener([own])).openText(file);
  } catch {
    return undefined; // looks like a key and is none: its checksum does not hold
  }
}

function weakness(passphrase: string): Weak | undefined {
  const fault: PassphraseFault | undefined = findPassphraseFault(passphrase);
  return fault && refused('PASSPHRASE_WEAK', { fault });
}

/** No 0 O, 1 I L: it is read from paper, years later. */
const recoveryAlphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const recoveryLength = 28;

/** Seven groups of four, some 138 bits. */
function newRecoveryCode(): string {
  const characters = Array.from(
    { length: recoveryLength },
    () => recoveryAlphabet[randomInt(recoveryAlphabet.length)],
  ).join('');
  return characters.match(/.{4}/g)?.join('-') ?? characters;
}

function bareCode(code: string): string {
  return code.toUpperCase().replaceAll(/[^A-Z0-9]/g, '');
}

/** Whether the files could be written; the person has to look at the disk, not at a stack. */
function writes(step: () => void): boolean {
  try {
    step();
    return true;
  } catch (error) {
    if (typeof Reflect.get(Object(error), 'code') === 'string') return false; // what the system says of a file
    throw error;
  }
}
