import trialLetters from '#resources/trial/letters.json' with { type: 'json' };
import { findPerson, listPeople } from '#main/features/access/person-store.ts';
import { createScreenLock } from '#main/features/access/screen-lock.ts';
import { recordSettingsNow } from '#main/features/folder/folder-store.ts';
import { createLetters, type Letters, type LettersOptions } from '#main/features/letter/index.ts';
import { openLetters } from '#main/open-letters.ts';
import { rightsOfRoles } from '#shared/features/access/rights.ts';
import { stationOf } from '#shared/features/folder/office-settings.ts';
import { isWorkingDay } from '#shared/features/folder/opening-hours.ts';
import type { Ground } from './ground.ts';

export interface LettersDeps
  extends
    Pick<
      Ground,
      | 'db'
      | 'folder'
      | 'folderKind'
      | 'stationCode'
      | 'system'
      | 'clock'
      | 'now'
      | 'settings'
      | 'runJob'
      | 'audit'
      | 'provenDay'
      | 'emptyTemporary'
      | 'log'
    >,
    Pick<LettersOptions, 'actorOf' | 'isPaused' | 'printer' | 'codeCost' | 'resealBeside'> {
  /** Where the built templates lie. */
  readonly letterTemplates: string | undefined;
}

/** The letters, in a database of their own, with what they need to know of the office. */
export async function assembleLetters(deps: LettersDeps): Promise<Letters> {
  const { db, folder, folderKind, stationCode, settings, runJob } = deps;
  return createLetters({
    db: openLetters(folder),
    clock: deps.clock,
    provenDay: deps.provenDay,
    choices: () => {
      const decided = settings();
      return {
        ...decided.letters,
        recipient: decided.letters.recipient,
        unitName: decided.unit.name,
        parentName: decided.unit.parent?.name,
        place: decided.letters.place,
        signer: decided.letters.signer,
        isWorkingDay: (day) => isWorkingDay(decided, day),
        receiptPaper: stationOf(decided, stationCode).receiptPaper,
      };
    },
    keysFolder: folder.keys,
    backupsFolder: folder.backups,
    log: deps.log,
    trialPassphrase: folderKind === 'trial' ? trialLetters.passphrase : undefined,
    lock: createScreenLock(db, 'letters', () => deps.system.monotonicMs()),
    codeCost: deps.codeCost,
    resealBeside: deps.resealBeside,
    actorOf: deps.actorOf,
    othersMayCheck: (person) =>
      listPeople(db).some(
        ({ code, roles, state }) =>
          state === 'active' && code !== person && rightsOfRoles(roles).has('letters.handle'),
      ),
    knowsPerson: (code) => {
      const person = findPerson(db, code);
      return person !== undefined && person.state !== 'left';
    },
    isPaused: deps.isPaused,
    printer: deps.printer,
    templates: { own: folder.letterTemplates, shipped: deps.letterTemplates },
    exportsFolder: folder.exports,
    isTrial: folderKind !== 'office',
    nameOf: (code) => findPerson(db, code)?.name,
    onClose: deps.emptyTemporary,
    mergeDraft: (job) => runJob('mergeDraft', job),
    saveLetters: (job) => runJob('saveLetters', job),
    listTemplates: (folders) => runJob('listTemplates', folders),
    copyTemplate: (job) => runJob('copyTemplate', job),
    saveRegister: (job) => runJob('saveRegister', job),
    readSheet: (file) => runJob('readSheet', file),
    sealWithPassphrase: (sealing) => runJob('sealWithPassphrase', sealing),
    openWithPassphrase: (opening) => runJob('openWithPassphrase', opening),
    recordRecipient: (author, recipient) =>
      db
        .transaction(() => {
          const decided = settings();
          const next = { ...decided, letters: { ...decided.letters, recipient } };
          recordSettingsNow(db, deps.now(), { settings: next, author });
          deps.audit(author, 'settings.changed', { changed: 'letters' });
        })
        .immediate(),
  });
}
