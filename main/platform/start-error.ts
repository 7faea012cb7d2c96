/** Why the program cannot start or a command cannot run. Each has its sentence in every locale. */
export type StartProblem =
  | 'portTaken'
  | 'portInvalid'
  | 'hostInvalid'
  | 'asInvalid'
  | 'settingsInvalid'
  | 'folderNotWritable'
  | 'folderNotFound'
  | 'folderKindWrong'
  | 'folderNotEmpty'
  | 'officeOnTrial'
  | 'officeFaulty'
  | 'officeOvertaken'
  | 'stationFixed'
  | 'stationUnknown'
  | 'fileUnreadable'
  | 'noLettersBackup'
  | 'noKeysBackup'
  | 'adminNeeded'
  | 'peopleRightMissing'
  | 'anotherInstance'
  | 'databaseNewer'
  | 'databaseDamaged'
  | 'ratingChainBroken'
  | 'auditChainBroken'
  | 'diskFull'
  | 'keysUnreadable'
  | 'pagesMissing'
  | 'nodeTooOld'
  | 'usage'
  | 'outNotWritable'
  | 'passphraseNeeded'
  | 'secretWrong'
  | 'accountShut'
  | 'rightMissing'
  | 'fromAfterTo'
  | 'campaignRefused'
  | 'noStore'
  | 'storeKindWrong'
  | 'warehouseUnreadable'
  | 'warehouseOther'
  | 'batchRefused'
  | 'connectionRefused'
  | 'unforeseen';

/** A foreseen end: one clear sentence and a non-zero exit, never a stack trace. */
export class StartError extends Error {
  override readonly name = 'StartError';
  readonly problem: StartProblem;
  readonly values: Readonly<Record<string, string | number>>;

  constructor(problem: StartProblem, values: Readonly<Record<string, string | number>> = {}) {
    super(problem);
    this.problem = problem;
    this.values = values;
  }
}
