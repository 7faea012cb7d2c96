import { z } from 'zod';
import { code } from '#shared/code.ts';
import { operation, refusal } from '#shared/operation.ts';
import { surveyFaults } from './reduce-survey.ts';
import { surveyFileFaults } from './survey-file.ts';
import { SurveyMapping } from './survey-mapping.ts';
import { surveyModes } from './survey-modes.ts';

const count = z.int().min(0);
const day = z.iso.date();
const period = z.object({ from: day, to: day });

/** What a column can be taken for; what is `none` never enters the store. */
export const shownRoles = ['none', 'time', 'unit', 'counter', 'rowId', 'question'] as const;
export type ShownRole = (typeof shownRoles)[number];

/** `?` where a person has still to say which score a wording has; null for what is no score. */
export const ShownScale = z.discriminatedUnion('is', [
  z.object({ is: z.literal('numbers'), least: z.number(), most: z.number() }),
  z.object({
    is: z.literal('values'),
    values: z.array(
      z.object({ text: z.string(), count, score: z.number().nullable().or(z.literal('?')) }),
    ),
  }),
]);
export type ShownScale = z.infer<typeof ShownScale>;

export const SeenColumn = z.object({
  name: z.string(),
  /** As a spreadsheet calls it. */
  letter: z.string(),
  /** How many cells are not empty. */
  filled: count,
  examples: z.array(z.string()).max(3),
  /** Why its values are not shown. */
  hidden: z.enum(['personal', 'ownWords']).nullable(),
  can: z.array(z.enum(shownRoles)),
  /** What is proposed, or what was said of it before. */
  role: z.enum(shownRoles),
  /** Null where it cannot be a question. */
  scale: ShownScale.nullable(),
  doubt: z.enum(['scaleUnsure', 'scaleUnknown', 'numberBounds']).nullable(),
  /** What stands in it, with the code of the unit or counter, empty where it is not known. */
  places: z.array(z.object({ text: z.string(), code: z.string() })),
  /** As the question is called where the form is known. */
  question: z.object({ code: z.string(), name: z.string() }).nullable(),
});
export type SeenColumn = z.infer<typeof SeenColumn>;

const unreadable = z.object({ is: z.literal('unreadable'), why: z.enum(surveyFileFaults) });

/** A file that somebody wants to take in, as it was read. */
export const SurveyLook = z.discriminatedUnion('is', [
  unreadable,
  z.object({
    is: z.literal('read'),
    encoding: z.enum(['unicode', 'windows-1258']),
    separator: z.enum(['comma', 'semicolon', 'tab', 'other', 'sheet']),
    /** Where the names of the columns stand, from 1, and how many filled-in forms are below. */
    headerLine: z.int().min(1),
    rows: count,
    columns: z.array(SeenColumn),
    order: z.object({ order: z.enum(['dmy', 'mdy', 'ymd']), isSure: z.boolean() }),
    /** Whether days come with a time. */
    hasHours: z.boolean(),
    units: z.array(z.object({ code: z.string(), name: z.string() })),
    /** Under which code the form is kept. */
    form: code,
    /** How it was taken before. */
    known: SurveyMapping.nullable(),
  }),
]);
export type SurveyLook = z.infer<typeof SurveyLook>;
export type ReadSurvey = Extract<SurveyLook, { is: 'read' }>;

const FaultyCell = z.object({
  fault: z.enum(surveyFaults),
  line: z.int().optional(),
  column: z.string().optional(),
  text: z.string().optional(),
});

const notTaken = [
  unreadable,
  /** Nothing was taken: these cells do not fit, the first of them by name. */
  z.object({ is: z.literal('faulty'), faults: z.array(FaultyCell), count }),
  /** Files of this form were taken in otherwise. */
  z.object({ is: z.literal('mappedOtherwise') }),
] as const;

/** What taking a file in would do; nothing is written. */
export const SurveyOutlook = z.discriminatedUnion('is', [
  ...notTaken,
  z.object({
    is: z.literal('ready'),
    rows: count,
    period,
    /** Forms without an answer to any question that is taken. */
    unanswered: count,
    questions: z.array(z.object({ column: z.string(), answers: count })),
    /** The same file, taken the same way, is here: counted, or removed. */
    same: z.discriminatedUnion('is', [
      z.object({ is: z.literal('none') }),
      z.object({ is: z.literal('counted') }),
      z.object({ is: z.literal('removed'), on: day, reason: z.string() }),
    ]),
  }),
]);
export type SurveyOutlook = z.infer<typeof SurveyOutlook>;

export const SurveyTaken = z.discriminatedUnion('is', [
  ...notTaken,
  z.object({
    is: z.literal('taken'),
    name: z.string(),
    rows: count,
    period,
    /** It was here already, taken the same way. */
    isKnown: z.boolean(),
    /** Forms that another file has too: each counts once. */
    shared: count,
    unanswered: count,
  }),
]);
export type SurveyTaken = z.infer<typeof SurveyTaken>;

export const SurveyLine = z.object({
  /** SHA-256 over what was kept and how it was read. */
  id: z.string().regex(/^[0-9a-f]{64}$/),
  form: z.string(),
  name: z.string(),
  source: z.string(),
  mode: z.enum(surveyModes),
  rows: count,
  questions: count,
  period,
  takenOn: day,
  removed: z.object({ on: day, reason: z.string() }).nullable(),
});
export type SurveyLine = z.infer<typeof SurveyLine>;

const id = SurveyLine.shape.id;
const storeRefusals = {
  NO_STORE: refusal,
  STORE_BUSY: refusal,
  STORE_DAMAGED: refusal,
  WAREHOUSE_DAMAGED: refusal,
  NO_ROOM: refusal,
};
/** What was handed over is no longer here. */
const FILE_GONE = refusal;
const given = z.guid();
const mapped = z.strictObject({ given, mapping: SurveyMapping });

/** What others asked earlier, taken into the store beside the ratings. */
export const surveyContract = {
  list: operation('gather.run').output(z.array(SurveyLine)).errors(storeRefusals),
  /** Hands a file over, piece by piece in order; `given` is minted by the page for each file. */
  give: operation('gather.run')
    .input(
      z.strictObject({
        given,
        name: z.string().min(1).max(300),
        at: count,
        piece: z.base64().max(700_000),
      }),
    )
    .output(z.object({}))
    .errors({ OUT_OF_TURN: refusal, TOO_LARGE: refusal, NO_ROOM: refusal }),
  /** Forgets a file that was handed over: it names people, and is kept no longer than it is needed. */
  forget: operation('gather.run').input(z.strictObject({ given })).output(z.object({})),
  /** Reads a file and says what each column may be; nothing is written. */
  look: operation('gather.run')
    .input(z.strictObject({ given }))
    .output(SurveyLook)
    .errors({ ...storeRefusals, FILE_GONE }),
  weigh: operation('gather.run')
    .input(mapped)
    .output(SurveyOutlook)
    .errors({ ...storeRefusals, FILE_GONE }),
  /** Takes a file in, whole or not at all, and remembers how for the next one of its form. */
  takeIn: operation('gather.run')
    .input(mapped)
    .output(SurveyTaken)
    .errors({ ...storeRefusals, FILE_GONE }),
  /** Counts a file no more; what was kept of it stays, with the reason. */
  remove: operation('gather.run')
    .input(z.strictObject({ id, reason: z.string().trim().min(3).max(500) }))
    .output(z.object({}))
    .errors({ ...storeRefusals, NOT_THERE: refusal }),
  /** Counts a removed file again. */
  restore: operation('gather.run')
    .input(z.strictObject({ id }))
    .output(z.object({}))
    .errors({ ...storeRefusals, NOT_THERE: refusal, MAPPED_OTHERWISE: refusal }),
};
