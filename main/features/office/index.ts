import type { Caller, Door, Seat } from '#main/door.ts';
import { StartError } from '#main/platform/start-error.ts';
import type { FolderKind } from '#shared/features/folder/folder-kind.ts';
import type { OfficeFault } from '#shared/features/office/office-fault.ts';
import { officeFileOf, type OfficeFile } from '#shared/features/office/office-file.ts';
import {
  writeFaults,
  type IssuedSecrets,
  type OfficeView,
} from '#shared/features/office/office.contract.ts';
import { dayAt } from '#shared/calendar.ts';
import { changeOffice, type OfficeDeps } from './change-office.ts';
import { previewOffice } from './preview-office.ts';
import { readOfficeFile } from './read-office-file.ts';

export interface OfficeRouterDeps extends OfficeDeps {
  readonly folderKind: FolderKind;
  readonly versions: () => readonly {
    readonly version: number;
    readonly effective_from_ms: number;
    readonly author: string;
    readonly recorded_at_ms: number;
  }[];
  readonly versionInForce: () => number;
  readonly actorOf: (seat: Seat | undefined) => string;
  readonly audit: (actor: string, action: string) => void;
  /** Writes a text into the folder's exports and returns the file's path. */
  readonly writeExport: (text: string) => string;
  /** Set-up from a trial. */
  readonly setUp: {
    readonly target: string;
    lay(file: OfficeFile, author: string): Promise<LaidOffice>;
    /** The office is in its place: the program goes on there. */
    onSettled(): void;
  };
  readonly onChange: () => void;
}

interface LaidOffice {
  readonly issued: readonly IssuedSecrets[];
  settle(): void;
  abandon(): void;
}

export function createOfficeRouter(door: Door['office'], deps: OfficeRouterDeps) {
  const { setUp } = deps;
  let laid: { readonly founding: string; readonly office: LaidOffice } | undefined;
  const router = {
    show: door.show.handler(({ context }) => viewOf(deps, context.caller)),
    preview: door.preview.handler(({ input, context }) => {
      const seen = previewOffice(
        deps,
        readOfficeFile(input.text, deps.formerPeople()),
        input.effectiveFrom,
        deps.actorOf(context.caller.seat),
      );
      if (!seen.fits) return { faults: seen.faults.map(sent), changes: [] };
      const changes = seen.changes.map(({ path, ...change }) => ({ ...change, path: [...path] }));
      const { effectiveFrom } = seen;
      return { faults: [], changes, ...(effectiveFrom !== undefined && { effectiveFrom }) };
    }),
    change: door.change.handler(async ({ input, context, errors }) => {
      const outcome = await changeOffice(deps, {
        read: readOfficeFile(input.text, deps.formerPeople()),
        basedOn: input.basedOn,
        effectiveFrom: input.effectiveFrom,
        author: deps.actorOf(context.caller.seat),
        mayManagePeople: context.caller.rights().has('people.manage'),
      });
      if (outcome.done) {
        deps.onChange();
        return { view: viewOf(deps, context.caller), issued: [...outcome.issued] };
      }
      if (outcome.why === 'FAULTY') {
        throw errors.FAULTY({ data: { faults: outcome.faults.map(sent) } });
      }
      throw errors[outcome.why]();
    }),
    export: door.export.handler(({ context, errors }) => {
      try {
        const file = deps.writeExport(fileText(deps));
        deps.audit(deps.actorOf(context.caller.seat), 'office.exported');
        return { file };
      } catch (error) {
        throw errors.NOT_WRITTEN({ data: writeFault(error, '') });
      }
    }),
    check: door.check.handler(({ input }) => {
      const read = readOfficeFile(input.text);
      return { faults: read.fits ? [] : read.faults.map(sent) };
    }),
    found: door.found.handler(async ({ input, errors }) => {
      if (deps.folderKind !== 'trial') throw errors.NOT_TRIAL();
      const read = readOfficeFile(input.text);
      if (!read.fits) throw errors.FAULTY({ data: { faults: read.faults.map(sent) } });
      const admin = read.file.people?.find(deps.isAdmin);
      if (admin === undefined) {
        const fault: OfficeFault = { path: ['people'], fault: 'adminMissing', values: {} };
        throw errors.FAULTY({ data: { faults: [sent(fault)] } });
      }
      try {
        laid?.office.abandon();
        const office = await setUp.lay(read.file, admin.code);
        laid = { founding: crypto.randomUUID(), office };
        const issued = office.issued.map((each) => ({ ...each }));
        return { founding: laid.founding, issued, folder: setUp.target };
      } catch (error) {
        throw errors.NOT_WRITTEN({ data: writeFault(error, setUp.target) });
      }
    }),
    enter: door.enter.handler(({ input, errors }) => {
      if (deps.folderKind !== 'trial') throw errors.NOT_TRIAL();
      // somebody else at another window may have begun anew: then these secrets open nothing
      if (laid?.founding !== input.founding) throw errors.NOTHING_FOUNDED();
      try {
        laid.office.settle();
      } catch (error) {
        throw errors.NOT_WRITTEN({ data: writeFault(error, setUp.target) });
      }
      laid = undefined;
      setUp.onSettled();
      return {};
    }),
  };
  return { router, close: () => laid?.office.abandon() };
}

/** The office in force, as its file. */
export function fileText(deps: Pick<OfficeDeps, 'settingsAt' | 'people' | 'now'>): string {
  const { settings } = deps.settingsAt(deps.now().trustedMs);
  return `${JSON.stringify(officeFileOf({ settings, people: deps.people() }), null, 2)}\n`;
}

function viewOf(deps: OfficeRouterDeps, caller: Caller): OfficeView {
  const { trustedMs, offsetMinutes } = deps.now();
  const { settings } = deps.settingsAt(trustedMs);
  const inForce = deps.versionInForce();
  return {
    version: deps.newestVersion(),
    office: officeFileOf({ settings, people: deps.people() }),
    stationCode: deps.stationCode,
    mayChange: caller.rights().has('office.change'),
    mayManagePeople: caller.rights().has('people.manage'),
    versions: deps
      .versions()
      .map(({ version, effective_from_ms: fromMs, author, recorded_at_ms }) => ({
        version,
        state: version === inForce ? 'inForce' : fromMs > trustedMs ? 'coming' : 'past',
        ...(fromMs > 0 && { effectiveFrom: dayAt(fromMs, offsetMinutes) }),
        author,
        recordedAtMs: recorded_at_ms,
      })),
  };
}

function sent({ path, values, ...fault }: OfficeFault) {
  return { ...fault, path: [...path], values: { ...values } };
}

function writeFault(error: unknown, folder: string) {
  const foreseen = error instanceof StartError ? error.problem : systemFault(error);
  const reason = writeFaults.find((name) => name === foreseen);
  if (reason === undefined) throw error;
  return { reason, folder };
}

function systemFault(error: unknown): string | undefined {
  const code: unknown = Object(error).code;
  if (code === 'ENOSPC' || code === 'EDQUOT') return 'diskFull';
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return 'folderNotWritable';
  return code === 'ENOTEMPTY' || code === 'EEXIST' ? 'folderNotEmpty' : undefined;
}
