import type { Caller, Door, Seat } from '#main/door.ts';
import type { SettingsKeeping } from '#main/settings-keeping.ts';
import { recordAudit } from '#main/storage/audit-store.ts';
import { commitUnlessFull, type Database } from '#main/storage/database.ts';
import { dayAt } from '#shared/calendar.ts';
import { OfficeSettings } from '#shared/features/folder/office-settings.ts';
import type { RosterTable } from '#shared/features/roster/roster.contract.ts';
import { monthOf, previousMonth, type Month } from '#shared/features/activity/month.ts';
import { dutiesIn } from '#shared/features/roster/roster.ts';
import { findConfirmation, listConfirmations, recordConfirmation } from './confirmation-store.ts';
import { stillStands } from './known-roster.ts';

export interface RosterRouterDeps extends SettingsKeeping {
  readonly people: () => RosterTable['people'];
  readonly actorOf: (seat: Seat | undefined) => string;
}

/** How many months, with this one, a person is asked to confirm. */
const monthsShown = 4;

export function createRosterRouter(door: Door['roster'], deps: RosterRouterDeps) {
  const { db } = deps;
  const inForce = () => deps.settingsAt(deps.now().trustedMs);
  const today = () => {
    const { trustedMs, offsetMinutes } = deps.now();
    return dayAt(trustedMs, offsetMinutes);
  };
  const counters = () => inForce().settings.counters.map(({ code, name }) => ({ code, name }));

  const tableFor = (caller: Caller): RosterTable => {
    const { version, settings } = inForce();
    const last = new Map(
      listConfirmations(db).map((each) => [`${each.month} ${each.personCode}`, each]),
    );
    return {
      version,
      today: today(),
      roster: settings.roster,
      people: deps.people(),
      counters: counters(),
      confirmed: [...last.values()]
        .filter((each) => stillStands(each, settings.roster))
        .map(({ personCode, month }) => ({ personCode, month })),
      mayChange: caller.rights().has('office.change'),
    };
  };

  return {
    own: door.own.handler(({ context }) => {
      const person = deps.actorOf(context.caller.seat);
      const { roster } = inForce().settings;
      const months = lastMonths(monthOf(today())).flatMap((month) => {
        const duties = dutiesIn(roster, person, month);
        if (duties.length === 0) return [];
        const confirmation = findConfirmation(db, person, month);
        const stands = stillStands(confirmation, roster);
        const standing = stands ? 'confirmed' : confirmation === undefined ? 'open' : 'changed';
        return [{ month, duties, standing } as const];
      });
      return { months, counters: counters() };
    }),
    confirm: door.confirm.handler(({ input, context, errors }) => {
      const person = deps.actorOf(context.caller.seat);
      const outcome = unlessFull(db, () => {
        const moment = deps.now();
        const { month, duties } = input;
        const { roster } = deps.settingsAt(moment.trustedMs).settings;
        const isRight = JSON.stringify(duties) === JSON.stringify(dutiesIn(roster, person, month));
        if (!isRight || month > monthOf(today())) return 'ROSTER_CHANGED';
        if (stillStands(findConfirmation(db, person, month), roster)) return undefined;
        recordConfirmation(db, { personCode: person, month, duties, atMs: moment.utcMs });
        recordAudit(db, moment, { actor: person, action: 'roster.confirmed', detail: { month } });
        return undefined;
      });
      if (outcome !== undefined) throw errors[outcome]();
      return {};
    }),
    table: door.table.handler(({ context }) => tableFor(context.caller)),
    change: door.change.handler(({ input, context, errors }) => {
      const person = deps.actorOf(context.caller.seat);
      const { basedOn, roster } = input;
      const outcome = unlessFull(db, () => {
        const moment = deps.now();
        const { version, settings } = deps.settingsAt(moment.trustedMs);
        if (version !== basedOn) return 'SETTINGS_CHANGED';
        const wanted = OfficeSettings.safeParse({ ...settings, roster });
        const isKnown = isOfSomebody([...deps.people(), ...namedIn(settings.roster)]);
        if (!wanted.success || !roster.every(isKnown)) return 'ROSTER_WRONG';
        if (JSON.stringify(wanted.data.roster) === JSON.stringify(settings.roster))
          return undefined;
        deps.recordSettingsNow(db, moment, { settings: wanted.data, author: person });
        const detail = { basedOn, entries: roster.length };
        recordAudit(db, moment, { actor: person, action: 'roster.changed', detail });
        return undefined;
      });
      if (outcome !== undefined) throw errors[outcome]();
      return tableFor(context.caller);
    }),
  };
}

/** Whom the roster names already: a line of earlier times can stay while others are changed. */
function namedIn(roster: OfficeSettings['roster']) {
  return roster.map(({ personCode: code }) => ({ code }));
}

/** An office file with a duty of somebody whom nobody knows could not be taken in again. */
function isOfSomebody(people: readonly { readonly code: string }[]) {
  const codes = new Set(people.map(({ code }) => code));
  return ({ personCode }: { readonly personCode: string }) => codes.has(personCode);
}

/** This month and those before it, newest first. */
function lastMonths(month: Month): Month[] {
  const months = [month];
  while (months.length < monthsShown) months.push(previousMonth(months.at(-1) ?? month));
  return months;
}

function unlessFull<Why extends string>(
  db: Database,
  step: () => Why | undefined,
): Why | 'STORE_FULL' | undefined {
  return commitUnlessFull(db, step, 'STORE_FULL');
}
