import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { operation, refusal } from '#shared/operation.ts';
import { folderKinds } from '../folder/folder-kind.ts';
import { Answered, Channel, OfficeDocument, Opening } from '../folder/office-settings.ts';
import { questionnaireRef } from '../questionnaire/questionnaire-ref.ts';
import { Questionnaire } from '../questionnaire/questionnaire.ts';
import { scaleOrders } from '../rating/rating.contract.ts';
import { languageCode } from './language-code.ts';

/** A language that citizens are offered here. */
export const OfferedLanguage = z.object({
  code: languageCode,
  /** Its name in itself, so that who needs it finds it. */
  name: z.string(),
  /** A draft that somebody responsible has switched on; the screen says so. */
  draft: z.boolean(),
});
export type OfferedLanguage = z.infer<typeof OfferedLanguage>;

/** A survey of a supervisor that is open on this station; its questionnaire replaces the office's. */
export const OpenCampaign = z.object({
  title: z.string(),
  supervisor: z.string(),
  /** Who reads the answers, in the supervisor's words. */
  readers: z.string(),
});

/** A counter among those that somebody is asked for, by what the office calls it. */
export const AskedCounter = z.object({
  code: z.string(),
  name: z.string(),
  field: z.string().optional(),
});
export type AskedCounter = z.infer<typeof AskedCounter>;

export const StationView = z.object({
  /** Changes with everything below: a page that hears another one asks for the view again. */
  version: z.string(),
  unitName: z.string(),
  counterName: z.string().optional(),
  folderKind: z.enum(folderKinds),
  /** How long "Đổi lại" stays on the thanks, in milliseconds. */
  changeWindowMs: z.int(),
  /** What is asked, without the questions that this office has not switched on. */
  questionnaire: Questionnaire,
  scaleOrder: z.enum(scaleOrders),
  /** The first is what the next person finds. */
  languages: z.array(OfferedLanguage).min(1),
  hours: z.array(Opening),
  /** Other ways to be heard, for complaints and for times when nobody is here. */
  channels: z.array(Channel),
  /** What citizens said and what was done about it. */
  answered: z.array(Answered),
  /** In a session away from the counter, or with help: who presses is asked after the score. */
  asksWhoPresses: z.boolean(),
  /** Which of these served somebody is asked after the score; empty where it is known or unsaid. */
  countersAsked: z.array(AskedCounter),
  /** A receipt's code may be given, so that a dossier rates once. */
  asksReceipt: z.boolean(),
  /** Letters can be asked for: the office has a key to seal them to. */
  offersLetters: z.boolean(),
  campaign: OpenCampaign.optional(),
});
export type StationView = z.infer<typeof StationView>;

/**
 * `ready`: a tap will be recorded. `staff`: somebody is signed in on this screen. `closed`: the
 * office is closed by a clock that can be trusted, and no session is open.
 */
export const StationState = z.object({
  capture: z.enum(['ready', 'staff', 'closed']),
  /** The version of the view that goes with it. */
  version: z.string(),
});
export type StationState = z.infer<typeof StationState>;

/** The words and clips of one language, as a pack holds them. */
export const LanguageWords = z.object({
  /** By namespace and key, as in the locales; empty for a language the program brings itself. */
  words: z.record(z.string(), z.unknown()),
  /** By questionnaire and key. */
  questionnaires: z.record(z.string(), z.record(z.string(), z.string())),
  /** The names of the clips that are there. */
  clips: z.array(z.string()),
});
export type LanguageWords = z.infer<typeof LanguageWords>;

/** A questionnaire as the desk offers it. */
export const OfferedQuestionnaire = z.object({
  id: z.string(),
  issue: z.int(),
  source: z.string(),
  verified: z.boolean(),
  effectiveFrom: z.iso.date(),
  effectiveTo: z.iso.date().optional(),
  /** The issue that is in force today among those with its id. */
  isCurrent: z.boolean(),
  /** How many levels the scale has. */
  levels: z.int(),
  questions: z.array(z.object({ title: z.string(), sensitive: z.boolean() })),
  /**
   * From the first face to the end on the longest way, without and with sensitive questions; with
   * the question for the counter where a screen of the office asks it.
   */
  longestTaps: z.object({ usual: z.int(), sensitive: z.int() }),
});
export type OfferedQuestionnaire = z.infer<typeof OfferedQuestionnaire>;

const decided = OfficeDocument.shape;

/** What is decided at the desk about the citizen's screen; other settings are left as they are. */
export const ScreenChoices = z.strictObject({
  questionnaire: decided.questionnaire.unwrap(),
  closing: decided.closing.unwrap(),
  receipts: z.boolean(),
  channels: decided.channels.unwrap(),
  answered: decided.answered.unwrap(),
});
export type ScreenChoices = z.infer<typeof ScreenChoices>;

export const StationSettings = z.object({
  version: z.int(),
  choices: ScreenChoices,
  questionnaires: z.array(OfferedQuestionnaire),
  /** Files that cannot be used, and why. */
  faults: z.array(z.object({ file: z.string(), fault: z.string() })),
  /** A screen of the office asks which counter served somebody: one tap more. */
  asksCounter: z.boolean(),
  /** Without hours the office is never said to be closed. */
  hoursKnown: z.boolean(),
  /** A declared trial of the other order of the scale; it is declared in the settings file alone. */
  scaleExperiment: decided.scaleExperiment,
});
export type StationSettings = z.infer<typeof StationSettings>;

export const stationContract = {
  show: operation('station.see', { background: true }).output(StationView),
  /** The state now, then each change; a beat every few seconds proves the core alive. */
  watch: operation('station.see', { background: true }).output(eventIterator(StationState)),
  /**
   * Somebody held the hidden corner. `shown`: the host has brought the desk in front. `follow`: the
   * page goes to its own `/desk/`. `none`: there is no desk at this screen.
   */
  callDesk: operation('rating.give', { background: true }).output(
    z.object({ desk: z.enum(['shown', 'follow', 'none']) }),
  ),
  words: operation('station.see', { background: true })
    .input(z.strictObject({ language: languageCode }))
    .output(LanguageWords)
    .errors({ LANGUAGE_UNKNOWN: refusal }),
  /** For the desk. Reads the office's own questionnaires again. */
  settings: operation('station.configure', { background: true }).output(StationSettings),
  configure: operation('station.configure')
    .input(
      z.strictObject({
        /** The version the person saw: whoever comes second decides anew. */
        basedOn: z.int(),
        choices: ScreenChoices,
      }),
    )
    .output(StationSettings)
    .errors({ SETTINGS_CHANGED: refusal, QUESTIONNAIRE_UNKNOWN: refusal, STORE_FULL: refusal }),
  /** Writes a copy of a questionnaire into the data folder, for the office to edit its words. */
  copyQuestionnaire: operation('station.configure')
    .input(z.strictObject({ questionnaire: questionnaireRef }))
    .output(z.object({ questionnaire: z.string(), file: z.string(), effectiveFrom: z.iso.date() }))
    .errors({
      QUESTIONNAIRE_UNKNOWN: refusal,
      NOT_WRITTEN: { ...refusal, data: z.object({ reason: z.string() }) },
    }),
};
