import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import { managesPeople } from '#main/features/access/people-of-office.ts';
import { changeOffice, type OfficeDeps } from '#main/features/office/change-office.ts';
import { previewOffice } from '#main/features/office/preview-office.ts';
import { readOfficeBytes } from '#main/features/office/read-office-file.ts';
import { layOffice } from '#main/found-office.ts';
import { officeThere } from '#main/office-there.ts';
import { createClock, createSystemClock } from '#main/platform/clock.ts';
import { StartError } from '#main/platform/start-error.ts';
import { dataFolderAt, type DataFolder } from '#main/storage/data-folder.ts';
import { faultsAsOffice } from '#shared/features/office/check-office.ts';
import { officeOf, OfficePerson, type Office } from '#shared/features/office/office-file.ts';
import type { OfficeFault } from '#shared/features/office/office-fault.ts';
import type { IssuedSecrets } from '#shared/features/office/office.contract.ts';
import { readOptions } from './arguments.ts';
import { filesFirst, oneFile } from './campaign-files.ts';
import type { Command, CommandContext } from './command.ts';
import { folderStateOf } from './office-folder.ts';
import { changeLine, faultLine } from './office-words.ts';
import { signInHere } from './sign-in.ts';

const Options = z.strictObject({
  data: z.string().min(1),
  apply: z.boolean().default(false),
  'effective-from': z.iso.date().optional(),
  station: z.string().min(1).optional(),
  as: z.string().min(1).optional(),
});
type Wish = z.infer<typeof Options>;

/** Looks at an office's file, or takes it in: into an office, or into a folder yet to be made. */
export const importOffice: Command = async (context) => {
  const { words } = context;
  const { files, options } = filesFirst(context.args);
  const wish = readOptions(
    options,
    {
      data: { type: 'string' },
      apply: { type: 'boolean' },
      'effective-from': { type: 'string' },
      station: { type: 'string' },
      as: { type: 'string' },
    },
    Options,
    words,
  );
  const file = oneFile(files, words);
  const bytes = bytesOf(file);
  const folder = dataFolderAt(resolve(wish.data));
  const state = folderStateOf(folder);
  switch (state) {
    case 'trial':
    case 'simulated':
      throw new StartError('officeOnTrial', { folder: folder.path });
    case 'foreign':
      throw new StartError('folderNotEmpty', { folder: folder.path });
    case 'office':
      if (wish.station !== undefined) throw new StartError('stationFixed', { folder: folder.path });
      return await intoOffice(context, { folder, file, bytes, wish });
    case 'vacant':
      return await intoNewFolder(context, { folder, file, bytes, wish });
    default:
      return state satisfies never;
  }
};

interface Import {
  readonly folder: DataFolder;
  readonly file: string;
  readonly bytes: Uint8Array;
  readonly wish: Wish;
}

async function intoOffice(
  context: CommandContext,
  { folder, file, bytes, wish }: Import,
): Promise<number> {
  const { words, print } = context;
  const person = await signInHere(folder, wish.as, context);
  try {
    if (!person.rights.has('office.change')) throw new StartError('rightMissing');
    const there: OfficeDeps = officeThere(person.db, person.now);
    const read = readOfficeBytes(bytes, there.formerPeople());
    const basedOn = there.newestVersion();
    const seen = previewOffice(there, read, wish['effective-from'], person.code);
    if (!seen.fits) throw faulty(context, file, seen.faults);
    if (seen.changes.length === 0) {
      print(words('cli:officeSame'));
      return 0;
    }
    const from = seen.effectiveFrom;
    print(
      from === undefined ? words('cli:officeChangesNow') : words('cli:officeChangesFrom', { from }),
    );
    for (const change of seen.changes) print(changeLine(words, change));
    if (!wish.apply) {
      print(words('cli:officePreviewed'));
      return 0;
    }
    const outcome = await changeOffice(there, {
      read,
      basedOn,
      effectiveFrom: wish['effective-from'],
      author: person.code,
      mayManagePeople: person.rights.has('people.manage'),
    });
    if (outcome.done) {
      print(words('cli:officeChanged'));
      printSecrets(context, outcome.issued);
      return 0;
    }
    switch (outcome.why) {
      case 'FAULTY':
        throw faulty(context, file, outcome.faults);
      case 'PEOPLE_RIGHT_MISSING':
        throw new StartError('peopleRightMissing');
      case 'STORE_FULL':
        throw new StartError('diskFull', { file: folder.database });
      case 'SETTINGS_CHANGED':
        throw new StartError('officeOvertaken');
      default:
        return outcome satisfies never;
    }
  } finally {
    person.close();
  }
}

async function intoNewFolder(
  context: CommandContext,
  { folder, file, bytes, wish }: Import,
): Promise<number> {
  const { words, print } = context;
  const read = readOfficeBytes(bytes);
  if (!read.fits) throw faulty(context, file, read.faults);
  const named = officeOf(read.file, []);
  const faults = faultsAsOffice(named, { stationCode: undefined, isAdmin: managesPeople });
  if (faults.length > 0) throw faulty(context, file, faults.map(read.placeOf));
  const { settings } = named;
  const stations = settings.stations.map(({ code }) => code);
  if (wish.station !== undefined && !stations.includes(wish.station)) {
    const known = stations.join(', ');
    throw new StartError('stationUnknown', { station: wish.station, known });
  }
  print(words('cli:officeNew', { unit: settings.unit.name, folder: folder.path }));
  print(
    words('cli:officeNewParts', {
      fields: settings.fields.length,
      counters: settings.counters.length,
      stations: settings.stations.length,
      people: named.people.length,
    }),
  );
  if (!wish.apply) {
    print(words('cli:officePreviewed'));
    return 0;
  }
  const office = await withAdmin(named, context);
  const moment = createClock({
    system: createSystemClock(),
    offsetMinutes: settings.offsetMinutes,
    lastTrustedMs: undefined,
  }).now();
  const author = office.people.find(managesPeople)?.code ?? '';
  const laid = await layOffice({
    target: folder.path,
    office,
    stationCode: wish.station,
    author,
    moment,
  });
  printSecrets(context, laid.issued); // before it is in its place: nobody is left without a way in
  laid.settle();
  print(words('cli:officeMade', { folder: folder.path }));
  return 0;
}

/** A new office needs somebody who lets the others in: from the file, or asked for here. */
async function withAdmin(office: Office, { words, askLines }: CommandContext): Promise<Office> {
  if (office.people.some(managesPeople)) return office;
  const [code = '', name = ''] = await askLines([words('cli:adminCode'), words('cli:adminName')]);
  const admin = OfficePerson.safeParse({ code, name, roles: ['admin'] });
  if (!admin.success || office.people.some((person) => person.code === code)) {
    throw new StartError('adminNeeded');
  }
  return { ...office, people: [admin.data, ...office.people] };
}

function printSecrets({ words, print }: CommandContext, issued: readonly IssuedSecrets[]): void {
  if (issued.length === 0) return;
  print(words('cli:secretsOnce'));
  for (const { code, name, pin, recoveryCode } of issued) {
    const whom = `${name} (${code})`;
    print(
      pin === undefined
        ? words('cli:issuedTo', { whom })
        : words('cli:issuedPin', { code: whom, pin }),
    );
    if (recoveryCode !== undefined) print(words('cli:issuedRecovery', { recoveryCode }));
  }
}

function faulty(
  { words }: CommandContext,
  file: string,
  faults: readonly OfficeFault[],
): StartError {
  const lines = faults.map((fault) => faultLine(words, fault)).join('\n');
  return new StartError('officeFaulty', { file, faults: lines });
}

function bytesOf(file: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new StartError('fileUnreadable', { file, reason });
  }
}
