import { ORPCError } from '@orpc/server';
import type { Door, Seat } from '#main/door.ts';
import type { Clock } from '#main/platform/clock.ts';
import type { Log } from '#main/platform/log.ts';
import type { Database } from '#main/storage/database.ts';
import {
  backUpLetters,
  forgetInBackups,
  hasLettersBackup,
  removeOldLettersBackups,
} from '#main/storage/letters-backup.ts';
import { hideTimes, rewriteWhole } from '#main/storage/letters-sweep.ts';
import { dayAt, startOfDay, type Day } from '#shared/calendar.ts';
import { letterKinds, ruleOf } from '#shared/features/letter/letter-kinds.ts';
import type { LetterBoard } from '#shared/features/letter/letter.contract.ts';
import { refusal } from '#shared/operation.ts';
import { offerLetters, recordLetter, requestLetter } from './begin-letter.ts';
import type { DocumentDeps } from './document-deps.ts';
import { countLateBreaches, listBreaches, notifyBreach, recordBreach } from './breaches.ts';
import { importOverdue, previewOverdue } from './import-overdue.ts';
import { createKeyFiles } from './key-files.ts';
import { recordLetterAudit } from './letter-audit-store.ts';
import type { LetterChoices, LetterDeps, Refused } from './letter-deps.ts';
import {
  changePassphrase,
  keyStatus,
  makeKeys,
  openLettersAt,
  renewRecovery,
  renewStick,
  replaceKeys,
  type KeyDeps,
} from './letter-keys.ts';
import { saveDrafts, showDocument } from './letter-documents.ts';
import { lineFor } from './letter-line.ts';
import { writeRegisterFile } from './letter-register.ts';
import { createLetterStore } from './letter-store.ts';
import { createOpenedSeats } from './opened-letters.ts';
import { copyOfficeTemplate, showTemplates } from './office-templates.ts';
import {
  openWithPassphrase,
  sealWithPassphrase,
  trialWorkFactor,
  usualWorkFactor,
} from './passphrase-file.ts';
import {
  apologyCompliance,
  countLetters,
  lettersDue,
  listLetters,
  readLetter,
} from './read-letters.ts';
import { createCodeVerifiers, type CodeCost } from './receipt-codes.ts';
import { applyRetention } from './retention.ts';
import { stepLetter, type Step } from './step-letter.ts';
import {
  answerRequest,
  deleteLetter,
  disclose,
  findMeant,
  finishRequest,
  listRequests,
  openRequest,
  type SubjectDeps,
} from './subject-requests.ts';
import { createSubjectStore } from './subject-store.ts';

/** What letters are made of; the rest of the program is handed in. */
export interface LettersOptions
  extends
    Pick<LetterDeps, 'actorOf' | 'othersMayCheck' | 'isPaused' | 'readSheet'>,
    Pick<
      DocumentDeps,
      | 'templates'
      | 'exportsFolder'
      | 'isTrial'
      | 'nameOf'
      | 'mergeDraft'
      | 'saveLetters'
      | 'listTemplates'
      | 'copyTemplate'
      | 'saveRegister'
    >,
    Pick<KeyDeps, 'lock' | 'sealWithPassphrase' | 'openWithPassphrase' | 'recordRecipient'> {
  readonly db: Database;
  readonly clock: Clock;
  readonly choices: () => LetterChoices;
  readonly keysFolder: string;
  readonly backupsFolder: string;
  readonly log: Log;
  /** The demo passphrase, in a trial folder. */
  readonly trialPassphrase: string | undefined;
  /** What trying a receipt's code costs; as usual unless thousands of letters are simulated. */
  readonly codeCost?: CodeCost | undefined;
  /** Letters closed at a seat: what lay open for a moment goes. */
  readonly onClose: () => void;
}

/**
 * How often the times of the files are set back. Whoever copies the folder finds the moment of the
 * last turn in the times that nobody can set, and seldom that of an arrival.
 */
const turnEveryMs = 60_000;

/** Letters: their store, who has them open where, and what a new day asks for. */
export async function createLetters(options: LettersOptions) {
  const { db, clock, log, trialPassphrase } = options;
  const store = createLetterStore(db);
  const now = () => clock.now();
  const today = (): Day => dayAt(now().utcMs, now().offsetMinutes);
  const startOfToday = () => startOfDay(today(), now().offsetMinutes);
  const audit: LetterDeps['audit'] = (actor, action, detail = {}) =>
    recordLetterAudit(db, { day: today(), actor, action, detail });
  const noteClosing = (actor: string, why: string) => {
    attempt(() => audit(actor, 'letters.closed', { why }));
    options.onClose();
  };
  let isSwept = false; // a power cut may have come between an arrival and its sweeping
  let turnedOn: Day | undefined;

  /** What a full disk puts off, the next turn does. */
  function attempt(step: () => void): void {
    try {
      step();
    } catch (error) {
      log.error('letters: put off until the next turn', error);
    }
  }

  function sweep(): void {
    isSwept = false;
    attempt(() => {
      isSwept = rewriteWhole(db);
    });
    attempt(() => hideTimes(db.name, startOfToday()));
  }

  const deps: SubjectDeps & KeyDeps & DocumentDeps = {
    ...options,
    store,
    subjects: createSubjectStore(db),
    seats: createOpenedSeats({
      monotonicMs: () => now().monotonicMs,
      onClose: noteClosing,
    }),
    now,
    today,
    restingDay: () => (options.isTrial ? undefined : today()),
    audit,
    sweep,
    forgetInBackups: () =>
      attempt(() =>
        forgetInBackups(db, options.backupsFolder, { day: today(), startOfDayMs: startOfToday() }),
      ),
    files: createKeyFiles(options.keysFolder),
    workFactor: trialPassphrase === undefined ? usualWorkFactor : trialWorkFactor,
    // what everybody may know is not made slow, and needs no worker
    ...(trialPassphrase !== undefined && { sealWithPassphrase, openWithPassphrase }),
    verifierOf: createCodeVerifiers(store, options.codeCost),
  };

  function turnDay(): void {
    applyRetention(deps);
    deps.forgetInBackups();
    removeOldLettersBackups(options.backupsFolder, today());
    const isEmpty = store.count(today()).length === 0;
    if (isEmpty || hasLettersBackup(options.backupsFolder, today())) return;
    const { letters, keys } = backUpLetters(db, options.backupsFolder, today());
    for (const file of [letters, keys]) hideTimes(file, startOfToday());
  }

  /** Never because somebody asked for a letter: it runs by the clock alone. */
  function turn(): void {
    attempt(() => hideTimes(db.name, startOfToday()));
    if (turnedOn !== today() && now().state === 'trusted') {
      turnedOn = today();
      attempt(turnDay);
    }
    if (!isSwept) sweep();
  }

  attempt(() => deps.files.adopt(deps.choices().recipient));
  if (trialPassphrase !== undefined && deps.choices().recipient === undefined) {
    await makeKeys(deps, undefined, { passphrase: trialPassphrase, stick: false });
  }
  turn();
  const turning = setInterval(turn, turnEveryMs).unref();

  return {
    deps,
    /** Whether citizens can ask for letters here. */
    offered: () => deps.choices().recipient !== undefined,
    /** How many letters something must still be done about; names nobody. */
    lettersDue: () => lettersDue(deps),
    /** Somebody signed in or out there: letters are open for the one who opened them alone. */
    seatChanged: (seatId: string) => deps.seats.close({ id: seatId }, 'signed-out'),
    close(): void {
      clearInterval(turning);
      deps.seats.closeAll('stopped');
      db.close();
      attempt(() => hideTimes(db.name, startOfToday()));
    },
  };
}
export type Letters = Awaited<ReturnType<typeof createLetters>>;

export function createLetterRouter(door: Door['letter'], { deps }: Pick<Letters, 'deps'>) {
  const take = async (
    errors: Readonly<Record<string, unknown>>,
    seat: Seat | undefined,
    at: { readonly id: string; readonly version: number },
    step: Step,
  ) => {
    const { row } = granted(errors, await stepLetter(deps, seat, at, step));
    return lineFor(deps, seat, row);
  };
  return {
    offer: door.offer.handler(() => offerLetters(deps)),
    request: door.request.handler(async ({ input, errors }) => {
      const { code } = granted(errors, await requestLetter(deps, input));
      return { code };
    }),

    show: door.show.handler(({ context }) => boardFor(deps, context.caller.seat)),
    makeKeys: door.makeKeys.handler(async ({ input, context, errors }) =>
      granted(errors, await makeKeys(deps, context.caller.seat, input)),
    ),
    open: door.open.handler(async ({ input, context, errors }) => {
      const { seat } = context.caller;
      if (!seat) throw new Error('a caller that may open letters has a seat');
      granted(errors, await openLettersAt(deps, seat, input));
      return keyStatus(deps, seat);
    }),
    close: door.close.handler(({ context }) => {
      const { seat } = context.caller;
      if (seat) deps.seats.close(seat, 'asked');
      return keyStatus(deps, seat);
    }),
    changePassphrase: door.changePassphrase.handler(async ({ input, context, errors }) => {
      granted(errors, await changePassphrase(deps, context.caller.seat, input.passphrase));
      return {};
    }),
    renewRecovery: door.renewRecovery.handler(async ({ context, errors }) =>
      granted(errors, await renewRecovery(deps, context.caller.seat)),
    ),
    renewStick: door.renewStick.handler(async ({ context, errors }) =>
      granted(errors, await renewStick(deps, context.caller.seat)),
    ),
    replaceKeys: door.replaceKeys.handler(async ({ input, context, errors }) =>
      granted(errors, await replaceKeys(deps, context.caller.seat, input)),
    ),

    record: door.record.handler(async ({ input, context, errors }) => {
      const { seat } = context.caller;
      const { code } = granted(errors, await recordLetter(deps, seat, input));
      const row = deps.store.find(input.id);
      if (row === undefined) throw new Error('a letter that was just recorded is there');
      const letter = await lineFor(deps, seat, row);
      return { letter, ...(code !== undefined && { code }) };
    }),
    list: door.list.handler(async ({ input, context, errors }) =>
      granted(errors, await listLetters(deps, context.caller.seat, input)),
    ),
    read: door.read.handler(
      async ({ input, context, errors }) =>
        granted(errors, await readLetter(deps, context.caller.seat, input.id)).letter,
    ),

    accept: door.accept.handler(({ input, context, errors }) =>
      take(errors, context.caller.seat, input, { step: 'accept' }),
    ),
    decline: door.decline.handler(({ input, context, errors }) =>
      take(errors, context.caller.seat, input, { step: 'decline', reason: input.reason }),
    ),
    reconsider: door.reconsider.handler(({ input, context, errors }) =>
      take(errors, context.caller.seat, input, { step: 'reconsider' }),
    ),
    amend: door.amend.handler(({ input, context, errors }) =>
      take(errors, context.caller.seat, input, { step: 'amend', contents: input.contents }),
    ),
    draft: door.draft.handler(({ input, context, errors }) =>
      take(errors, context.caller.seat, input, { step: 'draft', contents: input.contents }),
    ),
    check: door.check.handler(({ input, context, errors }) =>
      take(errors, context.caller.seat, input, { step: 'check' }),
    ),
    checkOnPaper: door.checkOnPaper.handler(({ input, context, errors }) =>
      take(errors, context.caller.seat, input, { step: 'checkOnPaper' }),
    ),
    sign: door.sign.handler(({ input, context, errors }) => {
      const { number, signedOn, signer, position } = input;
      return take(errors, context.caller.seat, input, {
        step: 'sign',
        number,
        signedOn,
        signer,
        position,
      });
    }),
    handOver: door.handOver.handler(({ input, context, errors }) =>
      take(errors, context.caller.seat, input, { step: 'handOver', way: input.way, on: input.on }),
    ),
    deliver: door.deliver.handler(({ input, context, errors }) =>
      take(errors, context.caller.seat, input, { step: 'deliver' }),
    ),
    finish: door.finish.handler(({ input, context, errors }) =>
      take(errors, context.caller.seat, input, { step: 'close' }),
    ),

    document: door.document.handler(async ({ input, context, errors }) => {
      const { file } = granted(errors, await showDocument(deps, context.caller.seat, input));
      return { file };
    }),
    saveDrafts: door.saveDrafts.handler(
      async ({ input, context, errors }) =>
        granted(errors, await saveDrafts(deps, context.caller.seat, input)).saved,
    ),
    register: door.register.handler(async ({ input, context, errors }) => {
      const outcome = await writeRegisterFile(deps, context.caller.seat, input);
      const { file, letters } = granted(errors, outcome);
      return { file, letters };
    }),
    templates: door.templates.handler(() => showTemplates(deps)),
    copyTemplate: door.copyTemplate.handler(async ({ input, context, errors }) => {
      const { seat } = context.caller;
      const { file } = granted(errors, await copyOfficeTemplate(deps, seat, input.template));
      return { file };
    }),

    compliance: door.compliance.handler(({ input, context }) =>
      apologyCompliance(deps, context.caller.seat, input),
    ),
    previewOverdue: door.previewOverdue.handler(
      async ({ input, context, errors }) =>
        granted(errors, await previewOverdue(deps, context.caller.seat, input)).preview,
    ),
    importOverdue: door.importOverdue.handler(async ({ input, context, errors }) =>
      granted(errors, await importOverdue(deps, context.caller.seat, input)),
    ),

    findByCode: door.findByCode.handler(async ({ input, context, errors }) => {
      const { row } = granted(errors, await findMeant(deps, input));
      return lineFor(deps, context.caller.seat, row);
    }),
    disclose: door.disclose.handler(async ({ input, context, errors }) => {
      const { letter, consent } = granted(errors, await disclose(deps, context.caller.seat, input));
      return { letter, ...(consent !== undefined && { consent }) };
    }),
    openRequest: door.openRequest.handler(
      async ({ input, context, errors }) =>
        granted(errors, await openRequest(deps, context.caller.seat, input)).request,
    ),
    answerRequest: door.answerRequest.handler(
      ({ input, context, errors }) =>
        granted(errors, answerRequest(deps, context.caller.seat, input.id)).request,
    ),
    finishRequest: door.finishRequest.handler(
      ({ input, context, errors }) =>
        granted(errors, finishRequest(deps, context.caller.seat, input.id, input)).request,
    ),
    listRequests: door.listRequests.handler(() => ({ requests: listRequests(deps) })),
    delete: door.delete.handler(async ({ input, context, errors }) => {
      granted(errors, await deleteLetter(deps, context.caller.seat, input));
      return {};
    }),
    recordBreach: door.recordBreach.handler(
      async ({ input, context, errors }) =>
        granted(errors, await recordBreach(deps, context.caller.seat, input)).breach,
    ),
    notifyBreach: door.notifyBreach.handler(
      async ({ input, context, errors }) =>
        granted(errors, await notifyBreach(deps, context.caller.seat, input)).breach,
    ),
    listBreaches: door.listBreaches.handler(async ({ context }) => ({
      breaches: await listBreaches(deps, context.caller.seat),
    })),
  };
}

/** What a use case granted; what it refused leaves as the contract's error of that name. */
function granted<Outcome extends { readonly done: true }, Why extends string>(
  errors: Readonly<Record<Why, unknown>>,
  outcome: Outcome | Refused<Why>,
): Outcome {
  if (outcome.done) return outcome;
  const { why, data } = outcome;
  if (!Object.hasOwn(errors, why)) throw new Error(`${why} is no refusal of this operation`);
  throw new ORPCError(why, { ...refusal, data });
}

function boardFor(deps: SubjectDeps & KeyDeps, seat: Seat | undefined): LetterBoard {
  const today = deps.today();
  return {
    today,
    keys: keyStatus(deps, seat),
    rests: deps.restingDay() !== undefined,
    cells: countLetters(deps),
    lateRequests: listRequests(deps).filter(({ isLate }) => isLate).length,
    lateBreaches: countLateBreaches(deps),
    rules: letterKinds.map((kind) => {
      const rule = ruleOf(kind, today);
      const { startedAt, numbered, signers, secondPerson, deadline, source, verified } = rule;
      const { workingDays } = deadline;
      return { kind, startedAt, numbered, signers, secondPerson, workingDays, source, verified };
    }),
  };
}
