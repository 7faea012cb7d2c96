import type { Seat } from '#main/door.ts';
import type {
  CriterionState,
  KnownSet,
  ScoreSheet,
  ShownComputation,
} from '#shared/features/assessment/assessment.contract.ts';
import type { Computation } from '#shared/features/assessment/compute-score.ts';
import { fromHundredths, toHundredths } from '#shared/features/assessment/hundredths.ts';
import { criteriaOf } from '#shared/features/assessment/indicator-set.ts';
import { periodsBegunBy } from '#shared/features/assessment/period.ts';
import { totalOf } from '#shared/features/assessment/total-score.ts';
import type { AssessmentDeps, Refused, Scoring } from './assessment-deps.ts';
import { computeAll } from './compute-all.ts';
import { listEvidenceOf, type EvidenceItem } from './evidence-store.ts';
import { listSets } from './known-sets.ts';
import { findConfirmation, listScores, type CurrentScore } from './score-store.ts';
import { givenScores, newestOf, openScoring, todayAt } from './score-criterion.ts';
import { findBasis } from './set-store.ts';

/** The sets that can be scored, each with the periods that have begun. */
export function showSets({ db, now }: Pick<AssessmentDeps, 'db' | 'now'>): KnownSet[] {
  const today = todayAt(now());
  return listSets(db).map(({ set, isOwn, isScored }) => {
    const { code, version, names, source, verified, periodKinds } = set;
    const basis = findBasis(db, code, version);
    return {
      code,
      version,
      names,
      source,
      verified: verified && !isOwn,
      isOwn,
      isScored,
      periodKinds,
      periods: [...periodsBegunBy(today, periodKinds)],
      ...(basis !== undefined && { basis }),
    };
  });
}

/** Everything about one scoring: what was scored, how it could be computed, what proves it. */
export async function showSheet(
  deps: AssessmentDeps,
  seat: Seat | undefined,
  scoring: Scoring,
): Promise<
  { readonly done: true; readonly sheet: ScoreSheet } | Refused<'SET_UNKNOWN' | 'PERIOD_REFUSED'>
> {
  const { db, now, sealing } = deps;
  const opened = openScoring(deps, scoring);
  if (!opened.done) return opened;
  const { set, isOwn } = opened.found;
  const computations = await computeAll(deps, set, scoring.period);
  const scores = listScores(db, scoring);
  const { band, missing, ...total } = totalOf(set, givenScores(scores));
  const verified = deps.verifiedScores(scoring.set, scoring.version, scoring.period);
  const verifiedSum = verified.reduce((sum, { score }) => sum + toHundredths(score), 0);
  const evidence = Map.groupBy(listEvidenceOf(db, scoring), ({ criterion }) => criterion);
  const confirmation = findConfirmation(db, scoring);
  const basis = findBasis(db, scoring.set, scoring.version);
  const { name: unitName, parentName } = deps.unit();
  const sheet: ScoreSheet = {
    set: { ...set, verified: set.verified && !isOwn },
    period: scoring.period,
    ...(basis !== undefined && { basis }),
    criteria: criteriaOf(set).map(({ code }) =>
      stateOf({
        code,
        current: scores.find(({ criterion }) => criterion === code),
        computation: computations.get(code),
        verified: verified.find(({ criterion }) => criterion === code),
        evidence: evidence.get(code) ?? [],
      }),
    ),
    total: { ...total, missing: [...missing], ...(band && { band: band.code }) },
    ...(verified.length > 0 && { verifiedTotal: fromHundredths(verifiedSum) }),
    ...(confirmation && {
      confirmation: {
        person: confirmation.person,
        confirmedOn: confirmation.confirmedOn,
        total: confirmation.total,
        isCurrent: confirmation.newestScore === newestOf(scores),
      },
    }),
    basedOn: newestOf(scores),
    figures: { ...deps.figureNames },
    folderKind: deps.folderKind,
    unitName,
    ...(parentName !== undefined && { parentName }),
    today: todayAt(now()),
    canSeal: sealing.recipient() !== undefined,
    canUnseal: sealing.openerAt(seat) !== undefined,
  };
  return { done: true, sheet };
}

interface Stated {
  readonly code: string;
  readonly current: CurrentScore | undefined;
  readonly computation: Computation | undefined;
  readonly verified: CriterionState['verified'];
  readonly evidence: readonly EvidenceItem[];
}

function stateOf({ code, current, computation, verified, evidence }: Stated): CriterionState {
  const { score = null } = current ?? {};
  return {
    code,
    ...(current !== undefined &&
      score !== null && {
        score: {
          score,
          way: current.way,
          reason: current.reason,
          person: current.person,
          scoredOn: current.scoredOn,
        },
      }),
    versions: current?.versions ?? 0,
    ...(computation !== undefined && { computation: shownOf(computation) }),
    ...(verified !== undefined && { verified }),
    evidence: evidence.map(
      ({ id, title, fileName, mediaType, bytes, sha256, personal, addedOn, person }) => ({
        id,
        title,
        fileName,
        mediaType,
        bytes,
        sha256,
        personal,
        addedOn,
        person,
      }),
    ),
  };
}

function shownOf(computation: Computation): ShownComputation {
  const inputs = [...computation.inputs];
  return computation.is === 'known'
    ? { ...computation, inputs }
    : { ...computation, inputs, months: [...computation.months] };
}
