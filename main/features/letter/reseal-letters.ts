import { commit, type LetterDeps, type Refused } from './letter-deps.ts';
import type { KeyedLetterRow } from './letter-store.ts';
import type { OpenedLetters } from './opened-letters.ts';
import { createLetterOpener, sealLetter, sealText, type SealedLetter } from './seal-letter.ts';

interface Resealing {
  readonly row: KeyedLetterRow;
  readonly hash: Buffer | null;
  /** Undefined where the letter has the key in force already. */
  readonly next: SealedLetter | undefined;
}

/**
 * Seals everything to the key in force that only the one before opens, in one transaction: after it
 * nothing needs the old key, or nothing has changed. The keyed hashes of dossiers go with the key.
 */
export async function resealAll(
  {
    db,
    store,
    overdue,
    subjects,
    choices,
  }: Pick<LetterDeps, 'db' | 'store' | 'overdue' | 'subjects' | 'choices'>,
  identity: string,
  opened: OpenedLetters,
): Promise<
  | { readonly done: true; readonly resealed: number; readonly unreadable: number }
  | Refused<'STORE_FULL'>
> {
  const { recipient } = choices();
  if (recipient === undefined) throw new Error('letters are open, so there is a key');
  const current = await createLetterOpener([identity]);
  const letters: Resealing[] = [];
  let unreadable = 0;
  for (const row of store.list()) {
    const { id, header, sealed } = row;
    if (sealed === null) continue;
    const contents = await opened.contentsOf(row);
    if (contents === undefined) unreadable += 1;
    if (contents === undefined || header === null) continue;
    const isCurrent = (await current.open(id, { header, payload: sealed })) !== undefined;
    const code = contents.kind === 'apology' ? contents.dossier?.code : undefined;
    const hash =
      row.dossier_hash !== null && code !== undefined ? opened.hashDossier(code) : row.dossier_hash;
    const next = isCurrent ? undefined : await sealLetter(recipient, { id, contents });
    letters.push({ row, hash, next });
  }
  const dossiers = overdue.list().flatMap(({ dossier_hash, code }) => {
    const text = code === null ? undefined : opened.openCode(code);
    return text === undefined
      ? []
      : [{ from: dossier_hash, to: opened.hashDossier(text), code: opened.sealCode(text) }];
  });
  const breaches: { readonly id: string; readonly sealed: Buffer }[] = [];
  for (const { id, sealed } of subjects.listBreaches()) {
    if ((await current.openText(sealed)) !== undefined) continue;
    const text = await opened.opener.openText(sealed);
    if (text !== undefined) breaches.push({ id, sealed: await sealText(recipient, text) });
  }
  return commit(db, () => {
    for (const { row, hash, next } of letters) {
      const now = store.find(row.id);
      // what was sealed meanwhile has the new key already
      if (!now?.sealed || row.sealed?.equals(now.sealed) !== true) continue;
      const { header: _, ...plain } = now;
      if (hash !== row.dossier_hash) store.save({ ...plain, dossier_hash: hash });
      if (next !== undefined) store.reseal(row.id, next);
    }
    for (const { from, to, code } of dossiers) overdue.rekey(from, to, code);
    for (const { id, sealed } of breaches) subjects.resealBreach(id, sealed);
    const resealed = letters.filter(({ next }) => next !== undefined).length;
    return { done: true, resealed, unreadable } as const;
  });
}
