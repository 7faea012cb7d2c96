import { listTasks } from '#main/features/task/task-store.ts';
import { listUndertakings } from '#main/features/undertaking/undertaking-store.ts';
import type { KnownPlan } from '#main/features/session/known-plan.ts';
import type { Moment } from '#main/platform/clock.ts';
import type { Database } from '#main/storage/database.ts';
import { minuteOfDayAt, type Day } from '#shared/calendar.ts';
import type { AgendaEntry } from '#shared/features/agenda/agenda.contract.ts';
import { daysOf, type Stretch } from '#shared/features/agenda/agenda-days.ts';
import type { CampaignOverview } from '#shared/features/campaign/campaign.contract.ts';
import type { OfficeSettings } from '#shared/features/folder/office-settings.ts';
import type { Task } from '#shared/features/task/task.contract.ts';
import { byUrgency, standingOf } from '#shared/features/task/task-states.ts';

export interface AgendaSourceDeps {
  readonly db: Database;
  readonly now: () => Moment;
  readonly settings: () => OfficeSettings;
  readonly plan: KnownPlan;
  readonly campaigns: { overview(): Pick<CampaignOverview, 'campaigns'> };
}

/** What the features have in a stretch of days, each told as the calendar tells it. */
export function agendaSources(deps: AgendaSourceDeps) {
  const { db } = deps;
  return [
    (stretch: Stretch) => deadlinesOf(db, (task) => isWithin(task.deadline, stretch)),
    (stretch: Stretch) => sessionsOf(deps, stretch),
    (stretch: Stretch) => reportsOf(deps.settings(), stretch),
    ({ from, to }: Stretch) =>
      listUndertakings(db, from, to).map(
        ({ number, heldOn, subject, place, modelCode }): AgendaEntry => ({
          id: `undertaking-${number}`,
          kind: 'undertaking',
          day: heldOn,
          title: subject,
          detail: place,
          ...(modelCode !== undefined && { modelCode }),
        }),
      ),
    (stretch: Stretch) => campaignsOf(deps, stretch),
    (stretch: Stretch) => daysOff(deps.settings(), stretch),
  ];
}

/** Deadlines that have passed and are not met, the oldest first. */
export function overdueTasks(db: Database, today: Day): AgendaEntry[] {
  return deadlinesOf(db, (task) => standingOf(task, today).is === 'overdue');
}

function deadlinesOf(db: Database, has: (task: Task) => boolean): AgendaEntry[] {
  return listTasks(db)
    .filter(has)
    .toSorted(byUrgency)
    .flatMap(({ id, deadline, duty, unit, state, modelCode, isReport }) =>
      deadline === undefined
        ? []
        : [
            {
              id: `task-${id}`,
              kind: isReport ? 'report' : 'deadline',
              day: deadline,
              title: duty,
              detail: unit.name,
              ...(modelCode !== undefined && { modelCode }),
              ...((state === 'done' || state === 'void') && { over: state }),
            },
          ],
    );
}

/** What a model itself asks for by a day; the kind says which report it is. */
function reportsOf({ models }: OfficeSettings, stretch: Stretch): AgendaEntry[] {
  return models.flatMap(({ code, name, deadlines }) =>
    deadlines
      .filter(({ day }) => isWithin(day, stretch))
      .map(({ kind, day }): AgendaEntry => ({
        id: `${kind}-${code}-${day}`,
        kind,
        day,
        title: name,
        detail: '',
        modelCode: code,
      })),
  );
}

function sessionsOf({ now, plan }: AgendaSourceDeps, stretch: Stretch): AgendaEntry[] {
  const moment = now();
  return daysOf(stretch).flatMap((day) =>
    plan.on(day, moment).map(({ planned, step }) => {
      const { code, name, place, modelCode, startsAtMs, endsAtMs } = planned;
      const times = [startsAtMs, endsAtMs].map((at) => writeTime(at, moment.offsetMinutes));
      return {
        id: `session-${code}-${day}`,
        kind: 'session',
        day,
        title: name,
        detail: [times.join('–'), place].filter((part) => part !== '').join(', '),
        ...(modelCode !== null && { modelCode }),
        ...(step?.kind === 'cancelled' && { over: step.kind }),
      };
    }),
  );
}

/** `07:30` */
function writeTime(utcMs: number, offsetMinutes: number): string {
  const minutes = minuteOfDayAt(utcMs, offsetMinutes);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

function campaignsOf({ campaigns }: AgendaSourceDeps, { from, to }: Stretch): AgendaEntry[] {
  return campaigns
    .overview()
    .campaigns.filter(({ campaign }) => campaign.from <= to && campaign.to >= from)
    .map(({ campaign, state }) => ({
      id: `campaign-${campaign.id}`,
      kind: 'campaign',
      day: campaign.from,
      until: campaign.to,
      title: campaign.title.vi,
      detail: campaign.supervisor,
      ...(state === 'closed' && { over: state }),
    }));
}

function daysOff({ holidays, workingDays }: OfficeSettings, stretch: Stretch): AgendaEntry[] {
  const usual = { title: '', detail: '' } as const;
  return [
    ...holidays
      .filter((day) => isWithin(day, stretch))
      .map((day): AgendaEntry => ({ id: `holiday-${day}`, kind: 'holiday', day, ...usual })),
    ...workingDays
      .filter(({ day }) => isWithin(day, stretch))
      .map(({ day }): AgendaEntry => ({ id: `working-${day}`, kind: 'workingDay', day, ...usual })),
  ];
}

function isWithin(day: Day | undefined, { from, to }: Stretch): boolean {
  return day !== undefined && from <= day && day <= to;
}
