import { z } from 'zod';
import { operation, refusal } from '#shared/operation.ts';
import { folderKinds } from '../folder/folder-kind.ts';
import { evidenceBytesAtMost } from './evidence-types.ts';
import { hasTwoDecimals } from './hundredths.ts';
import { IndicatorSet } from './indicator-set.ts';
import { periodKinds, periodPattern } from './period.ts';
import { longestSetText } from './read-set.ts';

const code = z.string().min(1).max(40);
const version = z.int().positive();
const period = z.string().regex(periodPattern);
const day = z.iso.date();
const score = z.number().min(0).max(1000).refine(hasTwoDecimals);
const reason = z.string().trim().max(1_000);
const id = z.int().positive();
const names = z.object({ vi: z.string(), en: z.string() });

/** Which set, scored for when. */
const Scoring = z.strictObject({ set: code, version, period });
const OneCriterion = Scoring.extend({ criterion: code });

export const scoreWays = ['automatic', 'manual'] as const;

/** The document that a set stands on, as an officer entered it. */
export const Basis = z.strictObject({
  number: z.string().trim().min(1).max(60),
  issuedOn: day,
  issuer: z.string().trim().min(2).max(200),
  /** Whether every criterion and point was compared with it. */
  compared: z.boolean(),
});
export type Basis = z.infer<typeof Basis>;

/** A set that can be scored, without its criteria. */
export const KnownSet = z.object({
  code,
  version,
  names,
  source: z.string(),
  /** The program's own say-so; an office that compared it says so in the basis. */
  verified: z.boolean(),
  isOwn: z.boolean(),
  /** Once something stands in it, a version never changes. */
  isScored: z.boolean(),
  periodKinds: z.array(z.enum(periodKinds)),
  periods: z.array(period),
  basis: Basis.optional(),
});
export type KnownSet = z.infer<typeof KnownSet>;

const Input = z.object({ figure: z.string(), value: z.number() });
const computed = { use: z.enum(['score', 'hint']), inputs: z.array(Input) };
export const ShownComputation = z.discriminatedUnion('is', [
  z.object({ ...computed, is: z.literal('known'), value: z.number(), score: z.number() }),
  z.object({
    ...computed,
    is: z.literal('missing'),
    why: z.enum([
      'noFigures',
      'periodOpen',
      'fewAnswers',
      'nothingCounted',
      'contradiction',
      'registerAway',
      'fewLetters',
    ]),
    months: z.array(z.string()),
  }),
]);
export type ShownComputation = z.infer<typeof ShownComputation>;

/** A score as somebody gave it or took it over; without one it takes back what stood there. */
export const SelfScore = z.object({
  score: z.number().nullable(),
  way: z.enum(scoreWays),
  reason: z.string(),
  person: z.string(),
  scoredOn: day,
});
export type SelfScore = z.infer<typeof SelfScore>;

/** One of all versions of a score. */
export const ScoreVersion = SelfScore.extend({ id });
export type ScoreVersion = z.infer<typeof ScoreVersion>;

/** What the superior gave a criterion, and why. */
export const VerifiedScore = z.object({
  criterion: z.string(),
  score: z.number(),
  reason: z.string(),
  verifiedOn: day,
});
export type VerifiedScore = z.infer<typeof VerifiedScore>;

export const EvidenceLine = z.object({
  id,
  title: z.string(),
  fileName: z.string(),
  mediaType: z.string(),
  bytes: z.int(),
  sha256: z.string(),
  personal: z.boolean(),
  addedOn: day,
  person: z.string(),
});
export type EvidenceLine = z.infer<typeof EvidenceLine>;

export const CriterionState = z.object({
  code,
  /** Undefined while there is none, or it was taken back. */
  score: SelfScore.extend({ score: z.number() }).optional(),
  versions: z.int(),
  computation: ShownComputation.optional(),
  verified: VerifiedScore.optional(),
  evidence: z.array(EvidenceLine),
});
export type CriterionState = z.infer<typeof CriterionState>;

export const ScoreSheet = z.object({
  set: IndicatorSet,
  period,
  basis: Basis.optional(),
  criteria: z.array(CriterionState),
  total: z.object({
    score: z.number(),
    scored: z.int(),
    criteria: z.int(),
    missing: z.array(code),
    band: z.string().optional(),
  }),
  /** Undefined until the superior verified anything. */
  verifiedTotal: z.number().optional(),
  confirmation: z
    .object({ person: z.string(), confirmedOn: day, total: z.number(), isCurrent: z.boolean() })
    .optional(),
  /** The newest score there is; who writes says on which one they stood. */
  basedOn: z.int(),
  /** Names of activity figures by code. */
  figures: z.record(z.string(), names),
  /** A trial says so on paper, too. */
  folderKind: z.enum(folderKinds),
  unitName: z.string(),
  parentName: z.string().optional(),
  today: day,
  /** Whether files with personal data can be sealed here: there is a key of letters. */
  canSeal: z.boolean(),
  /** Whether they can be opened at this seat now. */
  canUnseal: z.boolean(),
});
export type ScoreSheet = z.infer<typeof ScoreSheet>;

const SetFault = z.object({ fault: z.string(), place: z.string() });

/** What taking in a file of a set would do. */
export const SetOutlook = z.discriminatedUnion('is', [
  z.object({ is: z.literal('faulty'), faults: z.array(SetFault) }),
  z.object({
    /** `fixed`: this version is the program's, or something was scored by it. */
    is: z.enum(['new', 'replaces', 'same', 'fixed']),
    code,
    version,
    names,
    criteria: z.int(),
    fullScore: z.number(),
    /** The first version of this code that is free. */
    nextVersion: z.int(),
  }),
]);
export type SetOutlook = z.infer<typeof SetOutlook>;

const EvidencePlace = z.object({ criterion: code, title: z.string(), fileName: z.string() });
const fileRefusals = { NOT_WRITTEN: { ...refusal, data: z.object({ reason: z.string() }) } };
const scoreRefusals = {
  SET_UNKNOWN: refusal,
  CRITERION_UNKNOWN: refusal,
  PERIOD_REFUSED: refusal,
  SCORES_CHANGED: refusal,
  STORE_FULL: refusal,
};
const pieceCharacters = 700_000;
const written = z.object({ file: z.string() });

export const assessmentContract = {
  list: operation('figures.read').output(z.object({ sets: z.array(KnownSet) })),
  show: operation('figures.read')
    .input(Scoring)
    .output(ScoreSheet)
    .errors({ SET_UNKNOWN: refusal, PERIOD_REFUSED: refusal }),
  /** Every version of a criterion's score, the newest first. */
  history: operation('figures.read').input(OneCriterion).output(z.array(ScoreVersion)),

  /** Gives a score with its reason, or takes one back. */
  score: operation('assessment.score')
    .input(OneCriterion.extend({ basedOn: z.int().min(0), score: score.nullable(), reason }))
    .output(z.object({}))
    .errors({ ...scoreRefusals, SCORE_ABOVE_FULL: refusal, REASON_MISSING: refusal }),
  /** Takes over what can be computed, except where a person has given a score. */
  takeComputed: operation('assessment.score')
    .input(Scoring.extend({ basedOn: z.int().min(0), criteria: z.array(code).min(1).max(500) }))
    .output(z.object({ taken: z.int() }))
    .errors(scoreRefusals),
  /** Says that these scores are the office's, once every criterion has one. */
  confirm: operation('assessment.score')
    .input(Scoring.extend({ basedOn: z.int().min(0) }))
    .output(z.object({}))
    .errors({ ...scoreRefusals, SCORES_MISSING: refusal }),
  enterBasis: operation('assessment.score')
    .input(z.strictObject({ set: code, version, basis: Basis }))
    .output(z.object({}))
    .errors({ SET_UNKNOWN: refusal, DAY_REFUSED: refusal, STORE_FULL: refusal }),

  /** Says what taking in a set's file would do; nothing is written. */
  checkSet: operation('assessment.score')
    .input(z.strictObject({ text: z.string().max(longestSetText) }))
    .output(SetOutlook),
  addSet: operation('assessment.score')
    .input(z.strictObject({ text: z.string().max(longestSetText) }))
    .output(z.object({ code, version }))
    .errors({ SET_FAULTY: refusal, SET_FIXED: refusal, STORE_FULL: refusal }),
  /** Writes a set as a file that can be edited and taken in again. */
  writeSet: operation('assessment.score')
    .input(z.strictObject({ set: code, version }))
    .output(written)
    .errors({ SET_UNKNOWN: refusal, ...fileRefusals }),

  /** Hands a file over, piece by piece in order; `given` is minted by the page for each file. */
  giveEvidence: operation('evidence.add')
    .input(
      z.strictObject({
        given: z.guid(),
        at: z.int().min(0).max(evidenceBytesAtMost),
        piece: z.base64().max(pieceCharacters),
      }),
    )
    .output(z.object({}))
    .errors({ OUT_OF_TURN: refusal, TOO_LARGE: refusal, ...fileRefusals }),
  /** Keeps the file that was handed over as evidence of a criterion. */
  addEvidence: operation('evidence.add')
    .input(
      OneCriterion.extend({
        given: z.guid(),
        title: z.string().trim().min(3).max(200),
        fileName: z.string().min(1).max(300),
        personal: z.boolean(),
      }),
    )
    .output(z.object({ sha256: z.string() }))
    .errors({
      SET_UNKNOWN: refusal,
      CRITERION_UNKNOWN: refusal,
      PERIOD_REFUSED: refusal,
      STORE_FULL: refusal,
      OUT_OF_TURN: refusal,
      TYPE_REFUSED: refusal,
      FILE_EMPTY: refusal,
      EVIDENCE_THERE: refusal,
      EVIDENCE_MARKED: refusal,
      TOO_MANY: refusal,
      KEY_MISSING: refusal,
      ...fileRefusals,
    }),
  removeEvidence: operation('evidence.add')
    .input(z.strictObject({ id }))
    .output(z.object({}))
    .errors({ EVIDENCE_UNKNOWN: refusal, STORE_FULL: refusal }),
  /** Writes a copy of one file to look at; a sealed one only where letters are open. */
  copyEvidence: operation('evidence.add')
    .input(z.strictObject({ id }))
    .output(written)
    .errors({
      EVIDENCE_UNKNOWN: refusal,
      EVIDENCE_DAMAGED: refusal,
      LETTERS_CLOSED: refusal,
      ...fileRefusals,
    }),
  /** Reads every file of a scoring again, and names what is missing or changed. */
  checkEvidence: operation('figures.read')
    .input(Scoring)
    .output(
      z.object({
        files: z.int(),
        missing: z.array(EvidencePlace),
        changed: z.array(EvidencePlace),
      }),
    ),
  /** Writes an archive of the files that may leave, with an index of all. */
  exportEvidence: operation('assessment.score')
    .input(Scoring)
    .output(z.object({ file: z.string(), files: z.int(), kept: z.int() }))
    .errors({
      SET_UNKNOWN: refusal,
      NO_EVIDENCE: refusal,
      EVIDENCE_DAMAGED: { ...refusal, data: z.object({ places: z.array(EvidencePlace) }) },
      ...fileRefusals,
    }),
};
