import type { SettingsKeeping } from '#main/settings-keeping.ts';
import { recordAudit } from '#main/storage/audit-store.ts';
import { commitUnlessFull } from '#main/storage/database.ts';
import { dayAt, startOfDay } from '#shared/calendar.ts';
import { countersAskedAt, type OfficeSettings } from '#shared/features/folder/office-settings.ts';
import type { Questionnaire } from '#shared/features/questionnaire/questionnaire.ts';
import type { ScreenChoices, StationSettings } from '#shared/features/station/station.contract.ts';
import { offeredQuestionnaire } from './offered-questionnaire.ts';

/** The questionnaires there are, as this feature needs them. */
export interface QuestionnaireShelf {
  readonly faults: Readonly<StationSettings['faults']>;
  list(): readonly Questionnaire[];
  inForce(wanted: OfficeSettings['questionnaire'], day: string): Questionnaire;
  reload(): void;
  copy(ref: string, effectiveFrom: string): CopyOutcome;
}

export type CopyOutcome =
  | { readonly copied: true; readonly ref: string; readonly file: string }
  | { readonly copied: false; readonly why: 'QUESTIONNAIRE_UNKNOWN' }
  | { readonly copied: false; readonly why: 'NOT_WRITTEN'; readonly reason: string };

/** What the use cases of the settings stand on. */
export interface ConfiguringDeps extends SettingsKeeping {
  readonly questionnaires: QuestionnaireShelf;
}

/** What is decided about the citizen's screen, and what can be chosen. */
export function showSettings({
  now,
  settingsAt,
  questionnaires,
}: ConfiguringDeps): StationSettings {
  const { trustedMs, offsetMinutes } = now();
  const { version, settings } = settingsAt(trustedMs);
  const today = dayAt(trustedMs, offsetMinutes);
  const { scaleExperiment } = settings;
  const asksCounter = settings.stations.some((each) => countersAskedAt(each).length > 0);
  return {
    version,
    choices: choicesOf(settings),
    questionnaires: questionnaires.list().map((each) => {
      const current = currentIssue(questionnaires.list(), each.id, today);
      return offeredQuestionnaire(each, { isCurrent: current === each.issue, asksCounter });
    }),
    faults: [...questionnaires.faults],
    asksCounter,
    hoursKnown: settings.hours.length > 0,
    ...(scaleExperiment !== undefined && { scaleExperiment }),
  };
}

export type ConfigureOutcome =
  | { readonly done: true }
  | {
      readonly done: false;
      readonly why: 'SETTINGS_CHANGED' | 'QUESTIONNAIRE_UNKNOWN' | 'STORE_FULL';
    };

/** Records a new version of the settings, in force at once; the same choices make no new one. */
export function configureStation(
  deps: ConfiguringDeps,
  person: string,
  { basedOn, choices }: { readonly basedOn: number; readonly choices: ScreenChoices },
): ConfigureOutcome {
  const { db, now, settingsAt, recordSettingsNow, questionnaires } = deps;
  const step = (): ConfigureOutcome => {
    const moment = now();
    const { version, settings } = settingsAt(moment.trustedMs);
    if (version !== basedOn) return { done: false, why: 'SETTINGS_CHANGED' };
    const changed = changedNames(choicesOf(settings), choices);
    if (changed.length === 0) return { done: true };
    const { id, issue } = choices.questionnaire;
    const isKnown = questionnaires
      .list()
      .some((each) => each.id === id && (issue === undefined || each.issue === issue));
    if (!isKnown) return { done: false, why: 'QUESTIONNAIRE_UNKNOWN' };
    recordSettingsNow(db, moment, { settings: { ...settings, ...choices }, author: person });
    const detail = { basedOn, changed: changed.join(' ') };
    recordAudit(db, moment, { actor: person, action: 'settings.changed', detail });
    return { done: true };
  };
  return commitUnlessFull(db, step, { done: false, why: 'STORE_FULL' });
}

const daysToEdit = 7;

/** Copies a questionnaire for editing; the copy comes into force a week later unless its file says else. */
export function copyForEditing(
  { db, now, questionnaires }: ConfiguringDeps,
  person: string,
  ref: string,
): CopyOutcome & { readonly effectiveFrom: string } {
  const moment = now();
  const { offsetMinutes } = moment;
  const today = dayAt(moment.trustedMs, offsetMinutes);
  const effectiveFrom = dayAt(startOfDay(today, offsetMinutes) + daysToEdit * dayMs, offsetMinutes);
  const outcome = questionnaires.copy(ref, effectiveFrom);
  if (outcome.copied) {
    const detail = { from: ref, to: outcome.ref };
    recordAudit(db, moment, { actor: person, action: 'questionnaire.copied', detail });
    questionnaires.reload();
  }
  return { ...outcome, effectiveFrom };
}

const dayMs = 24 * 60 * 60_000;

function choicesOf(settings: OfficeSettings): ScreenChoices {
  const { questionnaire, closing, receipts, channels, answered } = settings;
  return { questionnaire, closing, receipts, channels, answered };
}

/** Which decisions differ; whether sensitive questions are asked is a decision of its own. */
function changedNames(before: ScreenChoices, after: ScreenChoices): string[] {
  const there = decisionsOf(after);
  return Object.entries(decisionsOf(before))
    .filter(([name, decided]) => JSON.stringify(decided) !== JSON.stringify(there[name]))
    .map(([name]) => name);
}

function decisionsOf({ questionnaire, ...others }: ScreenChoices): Record<string, unknown> {
  const { id, issue, sensitive } = questionnaire;
  return { questionnaire: [id, issue], sensitive, ...others };
}

function currentIssue(
  list: readonly Questionnaire[],
  id: string,
  today: string,
): number | undefined {
  return list.find(
    (each) =>
      each.id === id &&
      each.effectiveFrom <= today &&
      (each.effectiveTo === undefined || today <= each.effectiveTo),
  )?.issue;
}
