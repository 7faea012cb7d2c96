import { z } from 'zod';
import { usualOffsetMinutes } from '#shared/calendar.ts';
import { code } from '#shared/code.ts';
import { isTimeOfDay, timeOfDay } from '#shared/time-of-day.ts';
import { leastFloors } from '../figures/floors.ts';
import { letterStates } from '../letter/letter-states.ts';
import { receiptPapers } from '../letter/receipt-paper.ts';
import { Thresholds } from '../glance/thresholds.ts';
import { Model, mostModels } from '../model/model.ts';
import { PlanEntry } from '../session/plan-entry.ts';
import { RosterEntry } from '../roster/roster-entry.ts';
import { languageCode } from '../station/language-code.ts';
import { referenceFaults } from './reference-faults.ts';

const day = z.iso.date({ error: 'dayInvalid' });
const name = z.string().trim().min(1).max(200);

/** Hours on certain weekdays, 1 (Monday) to 7 (Sunday); local times, the end not included. */
export const Opening = z
  .strictObject({
    weekdays: z.array(z.int().min(1).max(7)).min(1),
    from: timeOfDay,
    to: timeOfDay,
  })
  .refine(({ from, to }) => !isTimeOfDay(from) || !isTimeOfDay(to) || from < to, {
    path: ['to'],
    error: 'closesBeforeOpening',
  });
export type Opening = z.infer<typeof Opening>;

/** A day off that is worked instead of another (làm bù), with the hours of a weekday. */
export const MakeUpDay = z.strictObject({
  day,
  /** Whose hours hold on it, 1 (Monday) to 7 (Sunday). */
  weekday: z.int().min(1).max(7),
});

/** Another way to be heard: what it is, and its number, address or place. */
export const Channel = z.strictObject({
  name: z.string().trim().min(1).max(120),
  detail: z.string().trim().min(1).max(200),
});
export type Channel = z.infer<typeof Channel>;

/** What citizens said and what the office did, as the leader made it public. */
export const Answered = z.strictObject({
  month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, { error: 'monthInvalid' }),
  said: z.string().trim().min(1).max(200),
  done: z.string().trim().min(1).max(300),
});
export type Answered = z.infer<typeof Answered>;

const codeSystem = z.enum(['QD19-2025', 'pre-2025']);

/**
 * A declared trial of the reverse order of the scale: from day to day the order alternates, never
 * from person to person, and every answer carries the order it was given in.
 */
const ScaleExperiment = z
  .strictObject({
    code,
    reason: z.string().trim().min(3).max(300),
    from: day,
    to: day,
  })
  .refine(({ from, to }) => from <= to, { path: ['to'], error: 'endsBeforeBeginning' });

/** The unit an office is: its code counts, its names are for people. */
const Unit = z.strictObject({
  code,
  /** `QD19-2025`: the codes in force since 01/07/2025 (Decision 19/2025/QĐ-TTg). */
  codeSystem: codeSystem,
  name,
  /** The authority above it. */
  parent: z.strictObject({ code, name }).optional(),
  /** What it was called earlier: citizens still say the old names, and old figures carry them. */
  namesBefore: z
    .array(z.strictObject({ name, codeSystem: codeSystem.optional(), until: day.optional() }))
    .max(40)
    .default([]),
});

/** A capture screen. Which station a data folder is stands in the folder, not here. */
const Station = z.strictObject({
  code,
  name,
  /** One: its answers belong to that counter. None or several: see `citizenSays`. */
  counterCodes: z.array(code).default([]),
  /** With several counters: the citizen may say which; else the answer belongs to none. */
  citizenSays: z.boolean().default(false),
  /** Whether the desk is used on the capture screen itself, so that signing in pauses capture. */
  deskOnThisScreen: z.boolean().default(true),
  /** How long "Đổi lại" stays on the thanks. */
  changeWindowSeconds: z.int().min(3).max(20).default(6),
  /** What the receipt printer beside the screen prints on; without it there is none. */
  receiptPaper: z.enum(receiptPapers).optional(),
});
export type Station = z.infer<typeof Station>;

/** What the letters need to know of the office; nothing of it is about a citizen. */
export const LetterSettings = z.strictObject({
  /**
   * Where letters are sealed to: the office's public key (age, X25519). Never the secret one. Only
   * making or replacing the letters' keys writes it; it stands in no office file.
   */
  recipient: z
    .string()
    .regex(/^age1[a-z0-9]{58}$/)
    .optional(),
  /**
   * Who signs: `authority` is what stands above the title, e.g. "TM. ỦY BAN NHÂN DÂN"; the head of
   * a centre signs without (Decree 30/2020/NĐ-CP, Appendix I).
   */
  signer: z.strictObject({ name, title: name, authority: name.optional() }).optional(),
  /** The place in front of the date, e.g. "An Lão". */
  place: name.optional(),
  /** Days a letter is kept in a state before it goes; what is not named the program decides. */
  retentionDays: z.partialRecord(z.enum(letterStates), z.int().min(1).max(3_650)).default({}),
});

/** Months after which what the office may decide about is removed; what is not named stays. */
const Retention = z.strictObject({
  /** Tables and files that the program wrote into the folder's `exports`. */
  exportMonths: z.int().min(1).max(120).optional(),
  /** The notes for IT in the folder's `logs` that are no longer written to. */
  logMonths: z.int().min(1).max(120).optional(),
});

/**
 * What an office has decided, as one document that is versioned as a whole. Codes are strings:
 * leading zeros count, and nothing refers to a name.
 */
export const OfficeDocument = z.strictObject({
  unit: Unit,
  /** Minutes east of UTC. */
  offsetMinutes: z.int().min(-720).max(840).default(usualOffsetMinutes),
  fields: z.array(z.strictObject({ code, name })).default([]),
  counters: z
    .array(
      z.strictObject({
        code,
        name,
        fieldCode: code.optional(),
        /** One person at a time serves here: duties must not overlap. */
        onePerson: z.boolean().default(false),
      }),
    )
    .default([]),
  stations: z.array(Station).min(1, { error: 'stationMissing' }),
  /** Weekdays are 1 (Monday) to 7 (Sunday). */
  hours: z.array(Opening).default([]),
  holidays: z.array(day).default([]),
  /** Days that are worked though their weekday is not; they win over a holiday. */
  workingDays: z.array(MakeUpDay).max(200).default([]),
  /** The models that the office works by or tries out; lines of the plan name them by their codes. */
  models: z.array(Model).max(mostModels).default([]),
  /** Sessions outside the usual times or places that open by themselves or are offered. */
  plan: z.array(PlanEntry).max(60).default([]),
  /** Who is on duty at which counter. */
  roster: z.array(RosterEntry).max(500).default([]),
  /** Outside the hours the screen says so instead of asking; never by a clock that is not trusted. */
  closing: z
    .strictObject({
      screen: z.boolean().default(true),
      /** Who is served last still rates. */
      minutesBefore: z.int().min(0).max(120).default(15),
      minutesAfter: z.int().min(0).max(240).default(30),
    })
    .default({ screen: true, minutesBefore: 15, minutesAfter: 30 }),
  /** What is asked; the newest issue in force unless one is named. */
  questionnaire: z
    .strictObject({
      id: z
        .string()
        .regex(/^[a-z][a-z0-9-]{0,79}$/, { error: 'questionnaireInvalid' })
        .default('kiosk'),
      issue: z.int().min(1).optional(),
      /** Questions on money asked for; only the leader reads the answers. */
      sensitive: z.boolean().default(false),
    })
    .default({ id: 'kiosk', sensitive: false }),
  scaleExperiment: ScaleExperiment.optional(),
  /** Drafts of languages that somebody responsible has switched on, and languages switched off. */
  languages: z
    .strictObject({
      drafts: z.array(languageCode).default([]),
      off: z.array(languageCode).default([]),
    })
    .default({ drafts: [], off: [] }),
  channels: z.array(Channel).max(6).default([]),
  answered: z.array(Answered).max(60).default([]),
  /** Whether a receipt's code may be given, so that a dossier rates once. */
  receipts: z.boolean().default(false),
  /** Whom this office lets open surveys here, by the public key that signs them (Ed25519, PEM). */
  supervisors: z.array(z.strictObject({ code, name, publicKey: z.string().max(300) })).default([]),
  release: z
    .strictObject({
      /** New answers that must have come before a period is shown; may be raised, not below 5. */
      minimumNewAnswers: z.int().min(5).default(10),
      /** Answers that a cell needs to be shown; may be raised, never lowered. */
      floors: z
        .strictObject({
          counter: z.int().min(leastFloors.counter).default(leastFloors.counter),
          officer: z.int().min(leastFloors.officer).default(leastFloors.officer),
        })
        .default({ ...leastFloors }),
    })
    .default({ minimumNewAnswers: 10, floors: { ...leastFloors } }),
  inbox: z
    .strictObject({
      /** Citizens who must have written before their words are shown; may be raised, not below 5. */
      minimumWriters: z.int().min(5).default(5),
    })
    .default({ minimumWriters: 5 }),
  /** What the office wants to be warned of, of released figures alone. */
  alerts: Thresholds.default({}),
  desk: z
    .strictObject({ idleAfterSeconds: z.int().min(30).max(3600).default(300) })
    .default({ idleAfterSeconds: 300 }),
  batches: z
    .strictObject({
      /** Working days without carrying a batch after which the desk reminds of it. */
      remindAfterWorkingDays: z.int().min(1).max(60).default(7),
    })
    .default({ remindAfterWorkingDays: 7 }),
  /** After how many months files that the program wrote are removed. */
  retention: Retention.default({}),
  letters: LetterSettings.default({ retentionDays: {} }),
});

/** The document as it was until stations were several: with one `station`, which had no name. */
function withStations(document: unknown): unknown {
  if (typeof document !== 'object' || document === null || !('station' in document)) {
    return document;
  }
  if ('stations' in document) return document;
  const { station, ...others } = document;
  const name = Object(station).code;
  return { ...others, stations: [{ name, ...Object(station) }] };
}

/** The document, in which every code that is referred to exists, once. */
export const OfficeSettings = z.preprocess(
  withStations,
  OfficeDocument.superRefine((document, context) => {
    for (const { path, fault } of referenceFaults(document)) {
      context.addIssue({ code: 'custom', path: [...path], message: fault });
    }
  }),
);
export type OfficeSettings = z.infer<typeof OfficeSettings>;

/** The counters among which citizens are asked at a station, in its own order; none elsewhere. */
export function countersAskedAt({
  counterCodes,
  citizenSays,
}: Pick<Station, 'counterCodes' | 'citizenSays'>): readonly string[] {
  return citizenSays && counterCodes.length > 1 ? counterCodes : [];
}

/** The station of a code, which the folder of a station knows. */
export function stationOf({ stations }: Pick<OfficeSettings, 'stations'>, code: string): Station {
  const found = stations.find((station) => station.code === code);
  if (found === undefined) throw new Error(`no settings without the folder's own station ${code}`);
  return found;
}
