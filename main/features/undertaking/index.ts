import type { Door, Seat } from '#main/door.ts';
import { dayAt } from '#shared/calendar.ts';
import type {
  Undertaking,
  UndertakingYear,
} from '#shared/features/undertaking/undertaking.contract.ts';
import {
  correctUndertaking,
  noteUndertaking,
  withdrawUndertaking,
  type UndertakingDeps,
} from './note-and-correct.ts';
import { listUndertakings, listYears } from './undertaking-store.ts';

export interface UndertakingRouterDeps extends Pick<UndertakingDeps, 'db' | 'now'> {
  readonly keptFiles: () => UndertakingYear['keptFiles'];
  readonly actorOf: (seat: Seat | undefined) => string;
  readonly unitName: () => string;
  readonly models: () => UndertakingYear['models'];
  /** Writes the rows into the folder's exports and says where, or why not. */
  readonly writeCsv: (
    rows: readonly (readonly (string | number)[])[],
  ) => { readonly file: string } | { readonly reason: string };
  readonly audit: (actor: string, action: string, detail: { readonly year: string }) => void;
}

export function createUndertakingRouter(door: Door['undertaking'], deps: UndertakingRouterDeps) {
  const { db, now, actorOf } = deps;
  const isKept = (hash: string) => deps.keptFiles().some(({ sha256 }) => sha256 === hash);
  const ofYear = (year: number) => listUndertakings(db, `${year}-01-01`, `${year}-12-31`);
  return {
    list: door.list.handler(({ input, context }) => {
      const { trustedMs, offsetMinutes } = now();
      const today = dayAt(trustedMs, offsetMinutes);
      const thisYear = Number(today.slice(0, 4));
      const { year = thisYear } = input;
      return {
        year,
        years: [...new Set([...listYears(db), thisYear, year])].toSorted(
          (one, other) => other - one,
        ),
        undertakings: ofYear(year),
        today,
        unitName: deps.unitName(),
        models: deps.models(),
        keptFiles: [...deps.keptFiles()],
        mayEnter: context.caller.rights().has('activity.enter'),
      };
    }),
    note: door.note.handler(({ input, context, errors }) => {
      const outcome = noteUndertaking({ ...deps, isKept }, actorOf(context.caller.seat), input);
      if (!outcome.done) throw errors[outcome.why]();
      return { number: outcome.number };
    }),
    correct: door.correct.handler(({ input, context, errors }) => {
      const outcome = correctUndertaking({ ...deps, isKept }, actorOf(context.caller.seat), input);
      if (!outcome.done) throw errors[outcome.why]();
      return { number: outcome.number };
    }),
    withdraw: door.withdraw.handler(({ input, context, errors }) => {
      const outcome = withdrawUndertaking({ ...deps, isKept }, actorOf(context.caller.seat), input);
      if (!outcome.done) throw errors[outcome.why]();
      return { number: outcome.number };
    }),
    export: door.export.handler(({ input, context, errors }) => {
      const rows = ofYear(input.year).toReversed().map(cellsOf);
      deps.audit(actorOf(context.caller.seat), 'undertaking.exported', { year: `${input.year}` });
      const written = deps.writeCsv([header, ...rows]);
      if ('reason' in written) throw errors.NOT_WRITTEN({ data: { reason: written.reason } });
      return { file: written.file, rows: rows.length };
    }),
  };
}

/** As the other tables name their columns: for a program to read, whatever its user's language. */
const header = [
  'undertaking',
  'kind',
  'held_on',
  'subject',
  'count',
  'count_of',
  'place',
  'evidence',
  'evidence_sha256',
  'model_code',
] as const;

function cellsOf(held: Undertaking): readonly (string | number)[] {
  const { number, kind, heldOn, subject, count = '', countOf, place, evidence } = held;
  const { sha256 = '', modelCode = '' } = held;
  return [number, kind, heldOn, subject, count, countOf, place, evidence, sha256, modelCode];
}
