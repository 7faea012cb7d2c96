import { z } from 'zod';
import { operation, refusal } from '#shared/operation.ts';
import { Consent, ConsentRule, ConsentText, DeskConsent, KeptConsent } from './consent-terms.ts';
import { KeyStatus, LetterBoard } from './letter-board.ts';
import { LetterContents } from './letter-contents.ts';
import { LetterLine } from './letter-line.ts';
import { Breach, SubjectRequest } from './subject-request.ts';
import { letterKinds, signerPositions } from './letter-kinds.ts';
import { letterStates } from './letter-states.ts';
import {
  consentGivers,
  declineReasons,
  deletionReasons,
  handOverWays,
  refusalReasons,
  requestOutcomes,
  subjectWishes,
} from './letter-words.ts';
import { ImportPreview, longestFile, Mapping } from './overdue-list.ts';
import { receiptPapers } from './receipt-paper.ts';
import { letterTemplates } from './letter-templates.ts';
import { TemplateStanding } from './template-fault.ts';

const id = z.uuidv4();
const day = z.iso.date();
const kind = z.enum(letterKinds);
const state = z.enum(letterStates);
export const LetterOffer = z.object({
  /** Whether citizens can ask for letters here: the office has a key to seal them to. */
  offered: z.boolean(),
  kinds: z.array(z.object({ kind, consents: z.array(ConsentText) })),
  /** Where a receipt printer stands beside the screen: what is printed on, and whose receipt it is. */
  receipt: z
    .object({ paper: z.enum(receiptPapers), unitName: z.string(), isTrial: z.boolean() })
    .optional(),
});
export type LetterOffer = z.infer<typeof LetterOffer>;

const begun = {
  /** Minted on the screen: a retry is the same letter. */
  id,
  contents: LetterContents,
  consent: Consent,
  /**
   * Minted on the screen and forgotten with it. The receipt code follows from it, so that a retry
   * gets the same code and nobody has to keep it.
   */
  secret: z.uuidv4(),
};

/** The code, and the day that the letter keeps. */
const ReceiptCode = z.object({ code: z.string(), requestedOn: day });

const full = { STORE_FULL: refusal };
const closed = { LETTERS_CLOSED: refusal };
const unknown = { LETTER_UNKNOWN: refusal };
/** A citizen asked for it today: it reaches the desk tomorrow, so that nobody can tell when. */
const resting = { LETTER_RESTS: refusal };

const stepRefusals = {
  ...full,
  ...closed,
  ...unknown,
  ...resting,
  LETTER_UNREADABLE: refusal,
  /** Somebody else was quicker; this is where the letter stands now. */
  LETTER_CHANGED: { ...refusal, data: z.object({ state, version: z.int() }) },
  STEP_NOT_POSSIBLE: { ...refusal, data: z.object({ state }) },
  SECOND_PERSON_NEEDED: refusal,
  /** Somebody else here has an account: the sheet on paper is for offices that have one only. */
  SECOND_ACCOUNT_EXISTS: refusal,
  KIND_DIFFERS: refusal,
  CONTENTS_MISSING: { ...refusal, data: z.object({ missing: z.array(z.string()) }) },
  NUMBER_NEEDED: refusal,
  NUMBER_TAKEN: refusal,
  SIGNER_UNKNOWN: refusal,
  SIGNER_NOT_ALLOWED: { ...refusal, data: z.object({ signers: z.array(z.enum(signerPositions)) }) },
  DAY_NOT_POSSIBLE: { ...refusal, data: z.object({ earliest: day, latest: day }) },
  /** One letter per dossier: there is one already. */
  DOSSIER_HAS_LETTER: { ...refusal, data: z.object({ id, state }) },
};

const at = { id, version: z.int().min(1) };
function step<Input extends z.ZodRawShape>(right: 'letters.handle' | 'letters.sign', input: Input) {
  return operation(right)
    .input(z.strictObject({ ...at, ...input }))
    .output(LetterLine)
    .errors(stepRefusals);
}

const code = z.string().max(40);
/** Whose letter is meant: by the receipt's code, or by the letter after papers were shown. */
const Meant = z.union([z.strictObject({ code }), z.strictObject({ id })]);
const meantRefusals = { ...unknown, CODE_UNREADABLE: refusal, CODE_UNKNOWN: refusal };

const secretRefusals = {
  KEYS_MISSING: refusal,
  SECRET_WRONG: { ...refusal, data: z.object({ attemptsLeft: z.int().min(0) }) },
  OPENING_LOCKED: { ...refusal, data: z.object({ seconds: z.int().min(1) }) },
  /** The key files in the folder do not belong to the key in the office's settings. */
  KEYS_DIFFER: refusal,
};
const passphraseRefusals = {
  PASSPHRASE_WEAK: {
    ...refusal,
    data: z.object({ fault: z.enum(['short', 'pattern', 'common']) }),
  },
  KEYS_NOT_WRITTEN: refusal,
};
const secretText = z.string().min(1).max(2_000);
const passphrase = z.string().min(1).max(200);

/** What is shown once and never again. */
const NewSecrets = z.object({
  recoveryCode: z.string(),
  /** The text of the file that goes onto a stick; this folder does not keep it. */
  keyFile: z.string().optional(),
});
export type NewSecrets = z.infer<typeof NewSecrets>;

/** `checking-sheet`: what a second person reads and signs by hand before a condolence is signed. */
export const letterSheets = ['letter', 'checking-sheet'] as const;
export type LetterSheet = (typeof letterSheets)[number];

/** Why there is no document of a letter; `state`: nobody has accepted or drafted it. */
export const unwritableReasons = ['unknown', 'unreadable', 'erased', 'state', 'no-sheet'] as const;
export type UnwritableReason = (typeof unwritableReasons)[number];

const documentRefusals = {
  ...full,
  ...closed,
  /** Nothing was written; these are why. */
  NO_DOCUMENT: {
    ...refusal,
    data: z.object({ letters: z.array(z.object({ id, why: z.enum(unwritableReasons) })) }),
  },
  /** The template in force cannot be used, and no other takes its place. */
  TEMPLATE_FAULTY: { ...refusal, data: TemplateStanding },
};
/** A code of the operating system; nothing half-written is left. */
const notWritten = { NOT_WRITTEN: { ...refusal, data: z.object({ reason: z.string() }) } };
const sheet = z.enum(letterSheets).default('letter');

/** Letters that went to disk, on the machine that the program runs on. */
export const SavedDrafts = z.object({
  folder: z.string(),
  /** Names within the folder; they name nobody. */
  files: z.array(z.string()),
  letters: z.int(),
});
export type SavedDrafts = z.infer<typeof SavedDrafts>;

const tooLong = { ...refusal, data: z.object({ most: z.int() }) };
const ImportFile = z.strictObject({
  /** The file in base64: CSV in UTF-8 or UTF-16, which may be gzipped, or XLSX. */
  file: z.base64().max(longestFile),
  /** Which column means what; what the headers say unless it is given. */
  mapping: Mapping.optional(),
});

export const letterContract = {
  /** What a citizen may ask for here, with the texts to consent to. */
  offer: operation('letters.request', { background: true }).output(LetterOffer),
  request: operation('letters.request')
    .input(z.strictObject(begun))
    .output(ReceiptCode)
    .errors({
      ...full,
      LETTERS_OFF: refusal,
      KIND_NOT_OFFERED: refusal,
      /** The text has changed while it was read: it is shown again. */
      CONSENT_CHANGED: refusal,
      ID_TAKEN: refusal,
      STAFF_SIGNED_IN: refusal,
    }),
  /**
   * Prints what the citizen's page has laid out for paper; nothing of it is sent. `done`: the printer
   * has taken it. `page`: this host cannot, the page has its browser print.
   */
  printReceipt: operation('letters.request', { background: true }).output(
    z.object({ printing: z.enum(['done', 'failed', 'page']) }),
  ),

  show: operation('letters.handle', { background: true }).output(LetterBoard),
  makeKeys: operation('letters.sign')
    .input(z.strictObject({ passphrase, stick: z.boolean().default(false) }))
    .output(NewSecrets)
    .errors({ ...full, ...passphraseRefusals, KEYS_EXIST: refusal }),
  open: operation('letters.handle')
    .input(
      z.strictObject({ way: z.enum(['passphrase', 'recovery', 'key-file']), secret: secretText }),
    )
    .output(KeyStatus)
    .errors({ ...full, ...secretRefusals }),
  /** Letters are closed at this seat: the key goes out of memory. */
  close: operation('letters.handle').output(KeyStatus),
  /** While letters are open, however they were opened: so a lost passphrase is replaced. */
  changePassphrase: operation('letters.sign')
    .input(z.strictObject({ passphrase }))
    .output(z.object({}))
    .errors({ ...full, ...closed, ...passphraseRefusals }),
  renewRecovery: operation('letters.sign')
    .output(z.object({ recoveryCode: z.string() }))
    .errors({ ...full, ...closed, KEYS_NOT_WRITTEN: refusal }),
  renewStick: operation('letters.sign')
    .output(z.object({ keyFile: z.string() }))
    .errors({ ...full, ...closed, KEYS_NOT_WRITTEN: refusal }),
  /**
   * A new key. While letters are open they are sealed anew to it. While they are not, what is sealed
   * stays sealed for ever: that has to be confirmed.
   */
  replaceKeys: operation('letters.sign')
    .input(
      z.strictObject({
        passphrase,
        stick: z.boolean().default(false),
        givingUpSealed: z.boolean().default(false),
      }),
    )
    .output(NewSecrets.extend({ resealed: z.int(), unreadable: z.int() }))
    .errors({ ...full, ...closed, ...passphraseRefusals, KEYS_MISSING: refusal }),

  /** What is read out at the desk before a letter of this kind is begun there. */
  consents: operation('letters.handle').input(z.strictObject({ kind })).output(ConsentRule),
  record: operation('letters.handle')
    .input(
      z.strictObject({
        id: begun.id,
        contents: LetterContents,
        /**
         * The text that was read out, and the secret of a receipt. Without it the letter rests on the
         * office's duty, where its kind may.
         */
        consent: DeskConsent.optional(),
        secret: begun.secret.optional(),
      }),
    )
    .output(z.object({ letter: LetterLine, code: z.string().optional() }))
    .errors({
      ...full,
      LETTERS_OFF: refusal,
      KIND_NOT_OFFERED: refusal,
      CONSENT_CHANGED: refusal,
      /** Nothing is kept on somebody who was not asked, or was asked through somebody else. */
      CONSENT_NEEDED: { ...refusal, data: z.object({ givers: z.array(z.enum(consentGivers)) }) },
      ID_TAKEN: refusal,
    }),
  list: operation('letters.handle')
    .input(
      z.strictObject({
        states: z.array(state).optional(),
        kinds: z.array(kind).optional(),
        /** In what is sealed, with or without marks; only while letters are open. */
        search: z.string().trim().max(100).optional(),
        offset: z.int().min(0).default(0),
        limit: z.int().min(1).max(500).default(100),
      }),
    )
    .output(z.object({ letters: z.array(LetterLine), total: z.int() }))
    .errors(closed),
  read: operation('letters.handle')
    .input(z.strictObject({ id }))
    .output(LetterLine)
    .errors({ ...full, ...closed, ...unknown, ...resting, LETTER_UNREADABLE: refusal }),

  accept: step('letters.handle', {}),
  decline: step('letters.handle', { reason: z.enum(declineReasons) }),
  /** Takes a refusal back. */
  reconsider: step('letters.handle', {}),
  /** Corrects what a letter says, where it is. */
  amend: step('letters.handle', { contents: LetterContents }),
  draft: step('letters.handle', { contents: LetterContents }),
  /** Drafts those that are accepted and lack nothing, in the words they have; passes over the others. */
  draftMany: operation('letters.handle')
    .input(
      z.strictObject({
        letters: z
          .array(z.strictObject({ id, version: z.int().min(1) }))
          .min(1)
          .max(1_000),
      }),
    )
    .output(z.object({ drafted: z.int(), passedOver: z.int() }))
    .errors({ ...full, ...closed }),
  check: step('letters.handle', {}),
  checkOnPaper: step('letters.handle', {}),
  sign: step('letters.sign', {
    number: z.string().trim().min(1).max(60).optional(),
    signedOn: day,
    signer: z.string().regex(/^[A-Za-z0-9._-]{1,40}$/),
    position: z.enum(signerPositions),
  }),
  handOver: step('letters.handle', { way: z.enum(handOverWays), on: day }),
  deliver: step('letters.handle', {}),
  /** Closes a letter: nothing more is to be done about it. */
  finish: step('letters.handle', {}),

  /** A letter as a DOCX in memory: always a draft, number and date blank. */
  document: operation('letters.handle')
    .input(z.strictObject({ id, sheet }))
    .output(z.object({ file: z.base64() }))
    .errors(documentRefusals),
  /** Writes drafts into a new folder of the data folder's `exports`: all of them or none. */
  saveDrafts: operation('letters.handle')
    .input(
      z.strictObject({
        ids: z.array(id).min(1).max(1_000),
        sheet,
        /** `each`: a document for each letter. `print`: one for each template, for one print. */
        as: z.enum(['each', 'print']).default('each'),
      }),
    )
    .output(SavedDrafts)
    .errors({ ...documentRefusals, ...notWritten }),
  /** Writes the register of letters signed in these days, both included, as XLSX into `exports`. */
  register: operation('letters.handle')
    .input(z.strictObject({ from: day, to: day }))
    .output(z.object({ file: z.string(), letters: z.int() }))
    .errors({ ...full, ...closed, ...notWritten, FROM_AFTER_TO: refusal }),
  /** The templates as they are now, each tried. */
  templates: operation('letters.handle').output(
    z.object({ folder: z.string(), templates: z.array(TemplateStanding) }),
  ),
  /** Puts the program's template where the office can edit it; a copy that is there stays. */
  copyTemplate: operation('letters.handle')
    .input(z.strictObject({ template: z.enum(letterTemplates) }))
    .output(z.object({ file: z.string() }))
    .errors({
      ...full,
      ...notWritten,
      TEMPLATE_FAULTY: { ...refusal, data: TemplateStanding },
      TEMPLATE_EXISTS: { ...refusal, data: z.object({ file: z.string() }) },
    }),

  /** Apologies over overdue dossiers whose appointment lay in these days. */
  compliance: operation('letters.handle')
    .input(z.strictObject({ from: day, to: day }))
    .output(
      z.object({
        overdue: z.int(),
        handedOver: z.int(),
        /** Before the appointment, as the rule wants it; on the day or after. */
        before: z.int(),
        after: z.int(),
        missing: z.array(
          z.object({
            appointmentOn: day,
            /** While letters are open. */
            dossier: z.string().optional(),
            /** The person had everything deleted, or it is too long ago: nobody can say which it was. */
            isForgotten: z.boolean(),
            /** None where it is gone without having been handed over. */
            letter: z.object({ id, state }).optional(),
          }),
        ),
      }),
    ),
  previewOverdue: operation('letters.handle')
    .input(ImportFile)
    .output(ImportPreview)
    .errors({ ...closed, FILE_UNREADABLE: refusal, LIST_TOO_LONG: tooLong }),
  importOverdue: operation('letters.handle')
    .input(ImportFile)
    .output(z.object({ recorded: z.int(), already: z.int() }))
    .errors({
      ...full,
      ...closed,
      LETTERS_OFF: refusal,
      FILE_UNREADABLE: refusal,
      LIST_TOO_LONG: tooLong,
      /** Nothing was taken in: the preview names every line. */
      FILE_FAULTY: { ...refusal, data: z.object({ faults: z.int() }) },
    }),

  /** Which letter a receipt belongs to; names nobody. */
  findByCode: operation('letters.subject')
    .input(z.strictObject({ code }))
    .output(LetterLine)
    .errors(meantRefusals),
  /** Everything that is kept on somebody, for them to see. */
  disclose: operation('letters.subject')
    .input(Meant)
    .output(z.object({ letter: LetterLine, consent: KeptConsent.optional() }))
    .errors({ ...full, ...closed, ...meantRefusals, LETTER_UNREADABLE: refusal }),
  openRequest: operation('letters.subject')
    .input(z.strictObject({ id, about: Meant, wish: z.enum(subjectWishes) }))
    .output(SubjectRequest)
    .errors({ ...full, ...meantRefusals }),
  answerRequest: operation('letters.subject')
    .input(z.strictObject({ id }))
    .output(SubjectRequest)
    .errors({ ...full, REQUEST_UNKNOWN: refusal }),
  finishRequest: operation('letters.subject')
    .input(
      z.strictObject({
        id,
        outcome: z.enum(requestOutcomes),
        reason: z.enum(refusalReasons).optional(),
      }),
    )
    .output(SubjectRequest)
    .errors({
      ...full,
      REQUEST_UNKNOWN: refusal,
      /** What came of it stands already, and is never written over. */
      REQUEST_FINISHED: refusal,
      REASON_NEEDED: refusal,
    }),
  listRequests: operation('letters.subject', { background: true }).output(
    z.object({ requests: z.array(SubjectRequest) }),
  ),
  /** Whole and for good, until a letter is signed. */
  delete: operation('letters.subject')
    .input(
      z.union([z.strictObject({ code }), z.strictObject({ id, reason: z.enum(deletionReasons) })]),
    )
    .output(z.object({}))
    .errors({
      ...full,
      ...meantRefusals,
      /** The rules of the archive hold now: the line in the register stays. */
      LETTER_SIGNED: {
        ...refusal,
        data: z.object({ number: z.string().optional(), signedOn: day }),
      },
    }),
  recordBreach: operation('letters.subject')
    .input(
      z.strictObject({
        id,
        detectedAtMs: z.int().min(0),
        affected: z.int().min(0).max(1_000_000),
        description: z.string().trim().min(1).max(2_000),
      }),
    )
    .output(Breach)
    .errors({ ...full, LETTERS_OFF: refusal, TIME_NOT_POSSIBLE: refusal }),
  notifyBreach: operation('letters.subject')
    .input(z.strictObject({ id, notifiedAtMs: z.int().min(0) }))
    .output(Breach)
    .errors({
      ...full,
      BREACH_UNKNOWN: refusal,
      /** When the agency was told stands already, and is never written over. */
      BREACH_NOTIFIED: refusal,
      TIME_NOT_POSSIBLE: refusal,
    }),
  listBreaches: operation('letters.subject', { background: true }).output(
    z.object({ breaches: z.array(Breach) }),
  ),
};
