import { randomUUID } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { Seat } from '#main/door.ts';
import type { LetterContents } from '#shared/features/letter/letter-contents.ts';
import {
  foldHeader,
  mapHeaders,
  mostDossiers,
  Mapping,
  neededColumns,
  readOverdueLines,
  type ImportPreview,
  type OverdueLine,
} from '#shared/features/letter/overdue-list.ts';
import { newRow } from './begin-letter.ts';
import { commit, refused, type LetterDeps, type Refused } from './letter-deps.ts';
import type { OpenedLetters } from './opened-letters.ts';
import { readTableFile, type TableRows } from './read-table-file.ts';
import { sealLetter, type SealedLetter } from './seal-letter.ts';

export interface OverdueFile {
  readonly file: string;
  readonly mapping?: Mapping | undefined;
}

type Previewed = {
  readonly done: true;
  readonly preview: ImportPreview;
  /** Every good line, whether its dossier has a letter or none. */
  readonly listed: readonly OverdueLine[];
};

/** Says what an import would do, and every place in the file that is wrong; changes nothing. */
export async function previewOverdue(
  deps: LetterDeps,
  seat: Seat | undefined,
  { file, mapping }: OverdueFile,
): Promise<Previewed | Refused<'LETTERS_CLOSED' | 'FILE_UNREADABLE' | 'LIST_TOO_LONG'>> {
  const opened = deps.seats.use(seat);
  if (opened === undefined) return refused('LETTERS_CLOSED');
  const rows = await readTableFile(Buffer.from(file, 'base64'), deps.readSheet);
  if (rows === 'tooLong') return refused('LIST_TOO_LONG', { most: mostDossiers });
  if (rows === undefined) return refused('FILE_UNREADABLE');
  const headerAt = findHeaders(rows);
  const headers = rows[headerAt];
  if (headers === undefined) return refused('FILE_UNREADABLE');
  const chosen = mapping ?? rememberedMapping(deps, headers) ?? mapHeaders(headers);
  const unmapped = neededColumns.filter((column) => chosen[column] === undefined);
  const { lines, faults } =
    unmapped.length > 0
      ? { lines: [], faults: [] }
      : readOverdueLines(rows.slice(headerAt + 1), chosen, headerAt + 2);
  const letterOf = await findLetters(deps, opened);
  const already = lines.flatMap(({ line, code }) => {
    const state = letterOf(code);
    return state === undefined ? [] : [{ line, code, state }];
  });
  const fresh = lines.filter(({ code }) => letterOf(code) === undefined);
  return {
    done: true,
    preview: { headers: [...headers], mapping: chosen, unmapped, lines: fresh, faults, already },
    listed: lines,
  };
}

interface SealedApology {
  readonly id: string;
  readonly contents: LetterContents;
  readonly sealed: SealedLetter;
  readonly dossierHash: Buffer;
}

/** Takes in one letter for each dossier that has none, or nothing at all. */
export async function importOverdue(
  deps: LetterDeps,
  seat: Seat | undefined,
  wish: OverdueFile,
): Promise<
  | { readonly done: true; readonly recorded: number; readonly already: number }
  | Refused<
      | 'LETTERS_CLOSED'
      | 'LETTERS_OFF'
      | 'FILE_UNREADABLE'
      | 'LIST_TOO_LONG'
      | 'FILE_FAULTY'
      | 'STORE_FULL'
    >
> {
  const outcome = await previewOverdue(deps, seat, wish);
  if (!outcome.done) return outcome;
  const { preview, listed } = outcome;
  const faults = preview.faults.length + preview.unmapped.length;
  if (faults > 0) return refused('FILE_FAULTY', { faults });
  const { recipient } = deps.choices();
  const opened = deps.seats.use(seat);
  if (recipient === undefined) return refused('LETTERS_OFF');
  if (opened === undefined) return refused('LETTERS_CLOSED');
  const person = deps.actorOf(seat);
  const letters: SealedApology[] = [];
  for (const line of preview.lines) {
    const id = randomUUID();
    const contents = apologyFor(line);
    const sealed = await sealLetter(recipient, { id, contents });
    letters.push({ id, contents, sealed, dossierHash: opened.hashDossier(line.code) });
    await setImmediate(); // thousands take many seconds: taps go between them
  }
  if (deps.choices().recipient !== recipient) return importOverdue(deps, seat, wish);
  const recorded = commit(deps.db, () => {
    // a citizen's own letter about it may stand here already: the dossier is owed one all the same
    for (const { code, appointmentOn } of listed) {
      const dossier_hash = opened.hashDossier(code);
      const sealedCode = opened.sealCode(code);
      const row = { dossier_hash, code: sealedCode, appointment_on: appointmentOn } as const;
      deps.overdue.put({ ...row, source: 'list' });
      const handedOverOn = deps.store.findByDossier(dossier_hash)?.handed_over_on ?? null;
      if (handedOverOn !== null) deps.overdue.handOver(dossier_hash, handedOverOn);
    }
    // somebody else may have taken in the same list while this one was sealed
    const fresh = letters.filter(
      ({ dossierHash }) => deps.store.findByDossier(dossierHash) === undefined,
    );
    for (const { id, contents, sealed, dossierHash } of fresh) {
      const { payload, header } = sealed;
      const origin = { source: 'import', recordedBy: person } as const;
      deps.store.insert(newRow(deps, { ...origin, id, contents, payload, dossierHash }), header);
    }
    deps.store.keepMapping(keyOf(preview.headers), JSON.stringify(preview.mapping));
    const already = preview.already.length + letters.length - fresh.length;
    deps.audit(person, 'letters.imported', { recorded: fresh.length, already });
    return { done: true, recorded: fresh.length, already } as const;
  });
  if (recorded.done) deps.sweep();
  return recorded;
}

/** Lists of other programs begin with their title: the headers are the first row that reads so. */
function findHeaders(rows: TableRows): number {
  const found = rows.slice(0, titleRows).findIndex((row) => {
    const mapping = mapHeaders(row);
    return neededColumns.every((column) => mapping[column] !== undefined);
  });
  return Math.max(found, 0);
}

const titleRows = 20;

/** Which dossiers have a letter: by their keyed hash, and those that citizens named by themselves. */
async function findLetters(deps: LetterDeps, opened: OpenedLetters) {
  const states = new Map<string, ImportPreview['already'][number]['state']>();
  for (const row of deps.store.list()) {
    if (row.kind !== 'apology') continue;
    if (row.dossier_hash !== null) states.set(row.dossier_hash.toString('hex'), row.state);
    if (row.dossier_hash !== null || row.state === 'declined') continue; // a declined wish owes nothing
    const contents = await opened.contentsOf(row);
    if (contents?.kind !== 'apology' || contents.dossier === undefined) continue;
    states.set(opened.hashDossier(contents.dossier.code).toString('hex'), row.state);
  }
  return (code: string) => states.get(opened.hashDossier(code).toString('hex'));
}

function rememberedMapping({ store }: LetterDeps, headers: readonly string[]): Mapping | undefined {
  const remembered = store.findMapping(keyOf(headers));
  return remembered === undefined ? undefined : Mapping.parse(JSON.parse(remembered));
}

function keyOf(headers: readonly string[]): string {
  return JSON.stringify(headers.map(foldHeader));
}

function apologyFor(line: OverdueLine): LetterContents {
  const { code, name, address, phone, procedure, receivedOn, appointmentOn, status } = line;
  return {
    kind: 'apology',
    addressee: {
      salutation: 'mr-mrs',
      name,
      ...(address !== undefined && { address }),
      ...(phone !== undefined && { phone }),
    },
    dossier: {
      code,
      appointmentOn,
      ...(procedure !== undefined && { procedure }),
      ...(receivedOn !== undefined && { receivedOn }),
      ...(status !== undefined && { status }),
    },
    ...(line.reason !== undefined && { reason: line.reason }),
    ...(line.newAppointmentOn !== undefined && { newAppointmentOn: line.newAppointmentOn }),
  };
}
