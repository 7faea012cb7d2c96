import type { Moment } from '#main/platform/clock.ts';
import { dayAt } from '#shared/calendar.ts';
import type { Campaign } from '#shared/features/campaign/campaign.ts';
import type { FolderKind } from '#shared/features/folder/folder-kind.ts';
import type { OfficeSettings } from '#shared/features/folder/office-settings.ts';
import { isClosedAt } from '#shared/features/folder/opening-hours.ts';
import { refOf } from '#shared/features/questionnaire/questions.ts';
import type { Languages } from './features/languages/index.ts';
import type { KnownQuestionnaires } from './features/questionnaire/known-questionnaires.ts';
import type { CaptureContext } from './features/rating/record.ts';
import type { Serving } from './features/session/serving.ts';
import type { StationDeps } from './features/station/index.ts';
import { stationView } from './features/station/station-view.ts';

interface ShowingDeps {
  readonly folderKind: FolderKind;
  readonly stationCode: string;
  readonly now: () => Moment;
  readonly settingsAt: (utcMs: number) => {
    readonly version: number;
    readonly settings: OfficeSettings;
  };
  readonly servingAt: (moment: Moment) => Serving | undefined;
  /** The survey that is asked instead of the office's questions. */
  readonly campaignAt: (moment: Moment) => Campaign | undefined;
  readonly isPaused: () => boolean;
  /** Whether citizens can ask for letters here. */
  readonly offersLetters: () => boolean;
  readonly questionnaires: KnownQuestionnaires;
  readonly languages: Pick<Languages, 'offered' | 'words'>;
  /** Where the station is capturing: at its counter, or among which ones citizens are asked. */
  readonly capturing: () => Pick<CaptureContext, 'counterCode' | 'countersAsked'>;
}

/** Puts together what a citizen sees now, from what the features know. */
export function createShowing(deps: ShowingDeps): Pick<StationDeps, 'view' | 'state' | 'words'> {
  const look = () => {
    const moment = deps.now();
    const { version, settings } = deps.settingsAt(moment.trustedMs);
    const session = deps.servingAt(moment);
    const day = dayAt(moment.trustedMs, moment.offsetMinutes);
    const campaign = deps.campaignAt(moment);
    const questionnaire =
      campaign?.questionnaire ?? deps.questionnaires.inForce(settings.questionnaire, day);
    const languages = deps.languages.offered(settings);
    const offersLetters = deps.offersLetters() && campaign === undefined;
    const offered = languages.map(({ code, draft }) => (draft ? `${code}?` : code)).join(',');
    return {
      moment,
      settings: campaign === undefined ? settings : withoutOffice(settings),
      session,
      campaign,
      day,
      questionnaire,
      languages,
      offersLetters,
      version: [version, session?.key ?? '-', refOf(questionnaire), day, offered].join('/'),
    };
  };
  return {
    view() {
      const { session, campaign, ...seen } = look();
      const { counterCode, countersAsked } = deps.capturing();
      return stationView({
        ...seen,
        folderKind: deps.folderKind,
        stationCode: deps.stationCode,
        counterCode,
        countersAsked: countersAsked.map(({ code }) => code),
        session: session?.mode,
        campaign: campaign && {
          title: campaign.title.vi,
          supervisor: campaign.supervisor,
          readers: campaign.readers.vi,
        },
      });
    },
    state() {
      const { version, moment, settings, session, campaign } = look();
      const closed =
        session === undefined &&
        campaign === undefined && // who opened it is there to ask, whatever the office's hours
        moment.state === 'trusted' &&
        isClosedAt(settings, moment.utcMs, moment.offsetMinutes);
      return { capture: deps.isPaused() ? 'staff' : closed ? 'closed' : 'ready', version };
    },
    words: (language) =>
      look().languages.some(({ code }) => code === language)
        ? deps.languages.words(language)
        : undefined,
  };
}

/** In a survey of somebody else the office neither speaks nor tries out an order of the scale. */
function withoutOffice({ scaleExperiment: _, ...settings }: OfficeSettings): OfficeSettings {
  return { ...settings, answered: [] };
}
