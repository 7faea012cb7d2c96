import type { Database } from '#main/storage/database.ts';
import type { Day } from '#shared/calendar.ts';
import type { LetterKind } from '#shared/features/letter/letter-contents.ts';
import type { SignerPosition } from '#shared/features/letter/letter-kinds.ts';
import type { LetterState } from '#shared/features/letter/letter-states.ts';
import type {
  ConsentGiver,
  ConsentWay,
  DeclineReason,
  HandOverWay,
} from '#shared/features/letter/letter-words.ts';
import type { SealedLetter } from './seal-letter.ts';

export interface LetterRow {
  readonly id: string;
  readonly kind: LetterKind;
  readonly source: 'kiosk' | 'desk' | 'import';
  readonly state: LetterState;
  readonly version: number;
  readonly due_on: Day;
  readonly requested_on: Day;
  readonly accepted_on: Day | null;
  readonly declined_on: Day | null;
  readonly drafted_on: Day | null;
  readonly signed_on: Day | null;
  readonly handed_over_on: Day | null;
  readonly delivered_on: Day | null;
  readonly closed_on: Day | null;
  readonly appointment_on: Day | null;
  readonly dossier_hash: Buffer | null;
  readonly decline_reason: DeclineReason | null;
  readonly number: string | null;
  readonly signer: string | null;
  readonly signer_position: SignerPosition | null;
  readonly handed_over_way: HandOverWay | null;
  readonly recorded_by: string | null;
  readonly drafted_by: string | null;
  readonly checked_by: string | null;
  readonly checked_on_paper: 0 | 1;
  readonly sealed: Buffer | null;
}

/** A row with the header that makes it readable; none where the key is lost. */
export interface KeyedLetterRow extends LetterRow {
  readonly header: Buffer | null;
  readonly consented: 0 | 1;
  readonly given_by: ConsentGiver | null;
  readonly given_how: ConsentWay | null;
}

/** Who consented to what; the text itself is kept once. */
export interface StoredConsent {
  readonly version: number;
  readonly language: string;
  readonly hash: Buffer;
  readonly text: string;
  /** Where staff noted it: by whom it was given, how, on which day, and who noted it. */
  readonly givenBy: ConsentGiver | null;
  readonly givenHow: ConsentWay | null;
  readonly givenOn: Day | null;
  readonly recordedBy: string | null;
}

const columns = [
  'id',
  'kind',
  'source',
  'state',
  'version',
  'due_on',
  'requested_on',
  'accepted_on',
  'declined_on',
  'drafted_on',
  'signed_on',
  'handed_over_on',
  'delivered_on',
  'closed_on',
  'appointment_on',
  'dossier_hash',
  'decline_reason',
  'number',
  'signer',
  'signer_position',
  'handed_over_way',
  'recorded_by',
  'drafted_by',
  'checked_by',
  'checked_on_paper',
  'sealed',
] as const satisfies readonly (keyof LetterRow)[];

const selectSql = `SELECT letter.*, letter_key.header, consent.hash IS NOT NULL AS consented,
    consent.given_by, consent.given_how FROM letter
  LEFT JOIN letter_key ON letter_key.letter_id = letter.id
  LEFT JOIN consent ON consent.letter_id = letter.id`;

export function createLetterStore(db: Database) {
  const byId = db.prepare<[string], KeyedLetterRow>(`${selectSql} WHERE letter.id = ?`);
  const all = db.prepare<[], KeyedLetterRow>(`${selectSql} ORDER BY due_on, letter.id`);
  const insert = db.prepare(
    `INSERT INTO letter (${columns.join(', ')}) VALUES (${columns.map((name) => `@${name}`).join(', ')})`,
  );
  const update = db.prepare(
    `UPDATE letter SET ${columns.map((name) => `${name} = @${name}`).join(', ')} WHERE id = @id`,
  );
  const putKey = db.prepare<[string, Uint8Array]>(
    `INSERT INTO letter_key (letter_id, header) VALUES (?, ?)
     ON CONFLICT (letter_id) DO UPDATE SET header = excluded.header`,
  );
  const removeKey = db.prepare<[string]>(`DELETE FROM letter_key WHERE letter_id = ?`);
  const putSealed = db.prepare<[Uint8Array, string]>(`UPDATE letter SET sealed = ? WHERE id = ?`);
  const removeLetter = db.prepare<[string]>(`DELETE FROM letter WHERE id = ?`);
  const putDeleted = db.prepare<[string, Day]>(
    `INSERT INTO deleted (letter_id, deleted_on) VALUES (?, ?) ON CONFLICT (letter_id) DO NOTHING`,
  );
  const deleted = db.prepare<[string]>(`SELECT 1 FROM deleted WHERE letter_id = ?`);
  const putCode = db.prepare<[string, Buffer]>(
    `INSERT INTO letter_code (letter_id, verifier) VALUES (?, ?)`,
  );
  const verifierOf = db.prepare<[string], { verifier: Buffer }>(
    `SELECT verifier FROM letter_code WHERE letter_id = ?`,
  );
  const byVerifier = db.prepare<[Buffer], { letter_id: string }>(
    `SELECT letter_id FROM letter_code WHERE verifier = ?`,
  );
  const codeKey = db.prepare<[], { key: Buffer }>(`SELECT key FROM code_key`);
  const putCodeKey = db.prepare<[Buffer]>(`INSERT INTO code_key (id, key) VALUES (1, ?)`);
  const putText = db.prepare(
    `INSERT INTO consent_text (hash, version, language, body)
     VALUES (@hash, @version, @language, @text) ON CONFLICT (hash) DO NOTHING`,
  );
  const putConsent = db.prepare(
    `INSERT INTO consent
       (letter_id, version, hash, language, given_by, given_how, given_on, recorded_by)
     VALUES (@letterId, @version, @hash, @language, @givenBy, @givenHow, @givenOn, @recordedBy)`,
  );
  const consentOf = db.prepare<[string], StoredConsent>(
    `SELECT consent.version, consent.language, consent.hash, consent_text.body AS text,
       given_by AS givenBy, given_how AS givenHow, given_on AS givenOn, recorded_by AS recordedBy
     FROM consent JOIN consent_text ON consent_text.hash = consent.hash WHERE letter_id = ?`,
  );
  const senderKeys = db.prepare<[], Buffer>(`SELECT key FROM sender_code_key ORDER BY key`).pluck();
  const withdraw = db.prepare<[string]>(
    `INSERT INTO withdrawn (letter_id)
     SELECT DISTINCT letter_id FROM carried WHERE letter_id = ? AND what = 'letter'
     ON CONFLICT (letter_id) DO NOTHING`,
  );
  const anySealed = db.prepare<[]>(`SELECT 1 FROM letter WHERE sealed IS NOT NULL LIMIT 1`);
  const byDossier = db.prepare<[Buffer], LetterRow>(`SELECT * FROM letter WHERE dossier_hash = ?`);
  const byNumber = db.prepare<[string, string], { id: string }>(
    `SELECT id FROM letter WHERE number = ? AND substr(signed_on, 1, 4) = ?`,
  );
  const mapping = db.prepare<[string], { mapping: string }>(
    `SELECT mapping FROM import_mapping WHERE headers = ?`,
  );
  const putMapping = db.prepare<[string, string]>(
    `INSERT INTO import_mapping (headers, mapping) VALUES (?, ?)
     ON CONFLICT (headers) DO UPDATE SET mapping = excluded.mapping`,
  );
  const counts = db.prepare<
    [Day, Day | undefined],
    { kind: LetterKind; state: LetterState; n: number; overdue: number }
  >(
    `SELECT kind, state, count(*) AS n, sum(due_on < ?) AS overdue FROM letter
     WHERE NOT (source = 'kiosk' AND requested_on IS ?) GROUP BY kind, state`,
  );

  return {
    find: (id: string) => byId.get(id),
    /** What is due first comes first; where days are equal, in the order of the random ids. */
    list: () => all.all(),
    /** Whether anything is here that only the key opens. */
    hasSealed: () => anySealed.get() !== undefined,
    insert(row: LetterRow, header: Uint8Array): void {
      insert.run(row);
      putKey.run(row.id, header);
    },
    save(row: LetterRow): void {
      update.run(row);
    },
    /** Another sealing of the same letter: the old key goes, and with it every older copy. */
    reseal(id: string, { header, payload }: SealedLetter): void {
      putSealed.run(payload, id);
      putKey.run(id, header);
    },
    /** Takes what is personal out of a letter; its line in the register stays. */
    erase(row: LetterRow): void {
      removeKey.run(row.id);
      update.run({ ...row, sealed: null, version: row.version + 1 });
    },
    /** Key, consent and code go with the letter; the id stays, so that a restore knows. */
    remove(id: string, day: Day): void {
      removeLetter.run(id);
      putDeleted.run(id, day);
    },
    isDeleted: (id: string) => deleted.get(id) !== undefined,
    keepCode: (id: string, verifier: Buffer) => void putCode.run(id, verifier),
    findVerifier: (id: string) => verifierOf.get(id)?.verifier,
    findByVerifier: (verifier: Buffer) => byVerifier.get(verifier)?.letter_id,
    findCodeKey: () => codeKey.get()?.key,
    /** Under which stations hashed the codes of receipts that they gave. */
    listSenderKeys: () => senderKeys.all(),
    /** A request that went out to the office's desk is to be deleted there as well. */
    withdrawIfCarried: (id: string) => void withdraw.run(id),
    keepCodeKey: (key: Buffer) => void putCodeKey.run(key),
    keepConsent(letterId: string, consent: StoredConsent): void {
      putText.run(consent);
      putConsent.run({ letterId, ...consent });
    },
    findConsent: (id: string) => consentOf.get(id),
    findByDossier: (hash: Buffer) => byDossier.get(hash),
    hasNumber: (number: string, year: string, besides: string) =>
      byNumber.all(number, year).some(({ id }) => id !== besides),
    findMapping: (headers: string) => mapping.get(headers)?.mapping,
    keepMapping: (headers: string, chosen: string) => void putMapping.run(headers, chosen),
    /** By kind and state; without those that rest today, if any do. */
    count: (today: Day, restingDay?: Day) => counts.all(today, restingDay),
  };
}
export type LetterStore = ReturnType<typeof createLetterStore>;
