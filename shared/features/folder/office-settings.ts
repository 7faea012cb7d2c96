import { z } from 'zod';
import { usualOffsetMinutes } from '#shared/calendar.ts';
import { letterStates } from '../letter/letter-states.ts';
import { Thresholds } from '../glance/thresholds.ts';
import { languageCode } from '../station/language-code.ts';

const code = z.string().regex(/^[A-Za-z0-9._-]{1,40}$/);
const unitName = z.string().trim().min(1).max(200);
const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
/** Hours on certain weekdays, 1 (Monday) to 7 (Sunday); local times, the end not included. */
export const Opening = z
  .strictObject({
    weekdays: z.array(z.int().min(1).max(7)).min(1),
    from: timeOfDay,
    to: timeOfDay,
  })
  .refine(({ from, to }) => from < to, { path: ['to'], error: 'closes before it opens' });
export type Opening = z.infer<typeof Opening>;

/** Another way to be heard: what it is, and its number, address or place. */
export const Channel = z.strictObject({
  name: z.string().trim().min(1).max(120),
  detail: z.string().trim().min(1).max(200),
});
export type Channel = z.infer<typeof Channel>;

/** What citizens said and what the office did, as the leader made it public. */
export const Answered = z.strictObject({
  month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/),
  said: z.string().trim().min(1).max(200),
  done: z.string().trim().min(1).max(300),
});
export type Answered = z.infer<typeof Answered>;

/**
 * A declared trial of the reverse order of the scale: from day to day the order alternates, never
 * from person to person, and every answer carries the order it was given in.
 */
const ScaleExperiment = z
  .strictObject({
    code,
    reason: z.string().trim().min(3).max(300),
    from: z.iso.date(),
    to: z.iso.date(),
  })
  .refine(({ from, to }) => from <= to, { path: ['to'], error: 'ends before it begins' });

/** What the letters need to know of the office; nothing of it is about a citizen. */
const LetterSettings = z.strictObject({
  /** Where letters are sealed to: the office's public key (age, X25519). Never the secret one. */
  recipient: z
    .string()
    .regex(/^age1[a-z0-9]{58}$/)
    .optional(),
  /** Who signs: `authority` is what stands above the title, e.g. "TM. ỦY BAN NHÂN DÂN". */
  signer: z.strictObject({ name: unitName, title: unitName, authority: unitName }).optional(),
  /** The place in front of the date, e.g. "An Lão". */
  place: unitName.optional(),
  /** Days a letter is kept in a state before it goes; what is not named the program decides. */
  retentionDays: z.partialRecord(z.enum(letterStates), z.int().min(1).max(3_650)).default({}),
});

/**
 * What an office has decided, as one document that is versioned as a whole. Codes are strings:
 * leading zeros count, and nothing refers to a name.
 */
const Document = z.strictObject({
  unit: z.strictObject({
    code,
    codeSystem: z.enum(['QD19-2025', 'pre-2025']),
    name: unitName,
    /** The authority above it. */
    parent: z.strictObject({ code, name: unitName }).optional(),
  }),
  /** Minutes east of UTC. */
  offsetMinutes: z.int().min(-720).max(840).default(usualOffsetMinutes),
  fields: z.array(z.strictObject({ code, name: z.string().min(1).max(200) })).default([]),
  counters: z
    .array(z.strictObject({ code, name: z.string().min(1).max(200), fieldCode: code.optional() }))
    .default([]),
  station: z.strictObject({
    code,
    /** One: its answers belong to that counter. None or several: they belong to none. */
    counterCodes: z.array(code).default([]),
    /** Whether the desk is used on the capture screen itself, so that signing in pauses capture. */
    deskOnThisScreen: z.boolean().default(true),
    changeWindowSeconds: z.int().min(3).max(20).default(6),
  }),
  /** Weekdays are 1 (Monday) to 7 (Sunday). */
  hours: z.array(Opening).default([]),
  holidays: z.array(z.iso.date()).default([]),
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
        .regex(/^[a-z][a-z0-9-]{0,79}$/)
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
  supervisors: z
    .array(
      z.strictObject({ code, name: z.string().min(1).max(200), publicKey: z.string().max(300) }),
    )
    .default([]),
  release: z
    .strictObject({
      /** New answers that must have come before a period is shown; may be raised, not below 5. */
      minimumNewAnswers: z.int().min(5).default(10),
    })
    .default({ minimumNewAnswers: 10 }),
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
  letters: LetterSettings.default({ retentionDays: {} }),
});

/** The document, in which every counter that a station names must exist. */
export const OfficeSettings = Document.refine(
  ({ counters, station }) =>
    station.counterCodes.every((wanted) => counters.some(({ code }) => code === wanted)),
  { path: ['station', 'counterCodes'], error: 'names a counter that is not there' },
);
export type OfficeSettings = z.infer<typeof OfficeSettings>;
