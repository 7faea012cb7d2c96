import type { Day } from '#shared/calendar.ts';
import type { FolderKind } from '#shared/features/folder/folder-kind.ts';
import { stationOf, type OfficeSettings } from '#shared/features/folder/office-settings.ts';
import type { Questionnaire } from '#shared/features/questionnaire/questionnaire.ts';
import type { SessionMode } from '#shared/features/session/session-mode.ts';
import { scaleOrderOn } from '#shared/features/station/scale-order.ts';
import type {
  AskedCounter,
  OfferedLanguage,
  StationView,
} from '#shared/features/station/station.contract.ts';
import { asAsked } from './as-asked.ts';

/** Everything that decides what a citizen sees. */
export interface Showing {
  readonly version: string;
  readonly settings: OfficeSettings;
  readonly folderKind: FolderKind;
  readonly stationCode: string;
  readonly counterCode: string | null;
  /** The codes of the counters among which citizens are asked. */
  readonly countersAsked: readonly string[];
  readonly questionnaire: Questionnaire;
  readonly languages: readonly OfferedLanguage[];
  readonly offersLetters: boolean;
  readonly session: SessionMode | undefined;
  readonly campaign: StationView['campaign'];
  readonly day: Day;
}

/** What the citizen's page needs to know of this station; nothing of it is about a person. */
export function stationView(showing: Showing): StationView {
  const { settings, counterCode, questionnaire, session, campaign } = showing;
  const counterName = settings.counters.find(({ code }) => code === counterCode)?.name;
  return {
    version: showing.version,
    unitName: settings.unit.name,
    ...(counterName !== undefined && { counterName }),
    folderKind: showing.folderKind,
    changeWindowMs: stationOf(settings, showing.stationCode).changeWindowSeconds * 1000,
    questionnaire: asAsked(questionnaire, settings.questionnaire.sensitive),
    scaleOrder: scaleOrderOn(settings.scaleExperiment, showing.day),
    languages: [...showing.languages],
    hours: settings.hours,
    channels: settings.channels,
    answered: settings.answered,
    asksWhoPresses: session === 'assisted' || session === 'portable',
    countersAsked: campaign === undefined ? askedCounters(showing) : [],
    asksReceipt: settings.receipts && campaign === undefined,
    offersLetters: showing.offersLetters,
    ...(campaign !== undefined && { campaign }),
  };
}

function askedCounters({ settings, countersAsked }: Showing): AskedCounter[] {
  return countersAsked.flatMap((code) => {
    const counter = settings.counters.find((each) => each.code === code);
    if (counter === undefined) return [];
    const field = settings.fields.find((each) => each.code === counter.fieldCode)?.name;
    return [{ code, name: counter.name, ...(field !== undefined && { field }) }];
  });
}
