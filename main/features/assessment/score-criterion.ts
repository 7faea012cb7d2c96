import type { Moment } from '#main/platform/clock.ts';
import { recordAudit } from '#main/storage/audit-store.ts';
import { commitUnlessFull } from '#main/storage/database.ts';
import { dayAt } from '#shared/calendar.ts';
import type { Basis } from '#shared/features/assessment/assessment.contract.ts';
import { criteriaOf } from '#shared/features/assessment/indicator-set.ts';
import { hasBegun, kindOfPeriod } from '#shared/features/assessment/period.ts';
import { needsReason } from '#shared/features/assessment/reason-rule.ts';
import { totalOf } from '#shared/features/assessment/total-score.ts';
import { refused, type AssessmentDeps, type Refused, type Scoring } from './assessment-deps.ts';
import { computeAll } from './compute-all.ts';
import { findSet, type FoundSet } from './known-sets.ts';
import { listScores, recordConfirmation, recordScore, type CurrentScore } from './score-store.ts';
import { keepSet, recordBasis } from './set-store.ts';

type ScoreDeps = Pick<AssessmentDeps, 'db' | 'now'>;
type Done = { readonly done: true };

export interface ScoreOrder extends Scoring {
  readonly criterion: string;
  /** The newest score that the person saw. */
  readonly basedOn: number;
  readonly score: number | null;
  readonly reason: string;
}

export type ScoreRefusal =
  | 'SET_UNKNOWN'
  | 'CRITERION_UNKNOWN'
  | 'PERIOD_REFUSED'
  | 'SCORES_CHANGED'
  | 'STORE_FULL';

/** Records a score given by hand, above whatever stood there. */
export function scoreCriterion(
  { db, now }: ScoreDeps,
  person: string,
  order: ScoreOrder,
): Done | Refused<ScoreRefusal | 'SCORE_ABOVE_FULL' | 'REASON_MISSING'> {
  const { criterion: code, score, reason, basedOn } = order;
  const step = () => {
    const moment = now();
    const opened = openScoring({ db, now }, order);
    if (!opened.done) return opened;
    const criterion = criteriaOf(opened.found.set).find((criterion) => criterion.code === code);
    if (criterion === undefined) return refused('CRITERION_UNKNOWN');
    if (score !== null && score > criterion.fullScore) return refused('SCORE_ABOVE_FULL');
    if (needsReason(criterion, score) && reason === '') return refused('REASON_MISSING');
    const before = listScores(db, order).find((current) => current.criterion === code);
    // somebody else's score of another criterion is in nobody's way
    if ((before?.id ?? 0) > basedOn) return refused('SCORES_CHANGED');
    keepSetFor(db, opened.found, person, moment);
    const { fullScore } = criterion;
    const given = { criterion: code, score, fullScore, way: 'manual', reason } as const;
    recordScore(db, order, { ...given, inputs: undefined, ...stampOf(person, moment) });
    const detail = { ...detailOf(order), criterion: code, ...(score !== null && { score }) };
    const action = score === null ? 'assessment.score-withdrawn' : 'assessment.scored';
    recordAudit(db, moment, { actor: person, action, detail });
    return { done: true } as const;
  };
  return commitUnlessFull(db, step, refused('STORE_FULL'));
}

/** Takes over what is computed now, except where a person has given a score. */
export async function takeComputed(
  deps: AssessmentDeps,
  person: string,
  order: Scoring & { readonly basedOn: number; readonly criteria: readonly string[] },
): Promise<{ readonly done: true; readonly taken: number } | Refused<ScoreRefusal>> {
  const opened = openScoring(deps, order);
  if (!opened.done) return opened;
  const { found } = opened;
  const known = criteriaOf(found.set).filter(({ code }) => order.criteria.includes(code));
  if (known.length < new Set(order.criteria).size) return refused('CRITERION_UNKNOWN');
  const computations = await computeAll(deps, found.set, order.period);
  const { db, now } = deps;
  const step = () => {
    const moment = now();
    const current = new Map(listScores(db, order).map((score) => [score.criterion, score]));
    if (newestOf([...current.values()]) > order.basedOn) return refused('SCORES_CHANGED');
    keepSetFor(db, found, person, moment);
    let taken = 0;
    for (const { code, fullScore } of known) {
      const computation = computations.get(code);
      if (computation?.is !== 'known' || computation.use !== 'score') continue;
      const { score, inputs, value } = computation;
      const basis = JSON.stringify({ value, inputs });
      const before = current.get(code);
      const isByHand = before?.way === 'manual' && before.score !== null;
      if (isByHand || (before?.score === score && before.inputs === basis)) continue;
      const given = { criterion: code, score, fullScore, way: 'automatic', reason: '' } as const;
      recordScore(db, order, { ...given, inputs: basis, ...stampOf(person, moment) });
      taken += 1;
    }
    if (taken > 0) {
      const detail = { ...detailOf(order), taken };
      recordAudit(db, moment, { actor: person, action: 'assessment.computed-taken', detail });
    }
    return { done: true, taken } as const;
  };
  return commitUnlessFull(db, step, refused('STORE_FULL'));
}

/** Records that these scores are the office's; a later score needs a new confirmation. */
export function confirmScores(
  { db, now }: ScoreDeps,
  person: string,
  order: Scoring & { readonly basedOn: number },
): Done | Refused<ScoreRefusal | 'SCORES_MISSING'> {
  const step = () => {
    const moment = now();
    const opened = openScoring({ db, now }, order);
    if (!opened.done) return opened;
    const scores = listScores(db, order);
    const newestScore = newestOf(scores);
    if (newestScore > order.basedOn) return refused('SCORES_CHANGED');
    const { missing, score: total } = totalOf(opened.found.set, givenScores(scores));
    if (missing.length > 0) return refused('SCORES_MISSING');
    const { scoredOn: confirmedOn, scoredAtMs: confirmedAtMs } = stampOf(person, moment);
    recordConfirmation(db, order, { newestScore, total, person, confirmedOn, confirmedAtMs });
    const detail = { ...detailOf(order), total };
    recordAudit(db, moment, { actor: person, action: 'assessment.confirmed', detail });
    return { done: true } as const;
  };
  return commitUnlessFull(db, step, refused('STORE_FULL'));
}

/** Records which document a set stands on; what was entered before stays on record. */
export function enterBasis(
  { db, now }: ScoreDeps,
  person: string,
  order: { readonly set: string; readonly version: number; readonly basis: Basis },
): Done | Refused<'SET_UNKNOWN' | 'DAY_REFUSED' | 'STORE_FULL'> {
  const { set, version, basis } = order;
  const step = () => {
    const moment = now();
    if (findSet(db, set, version) === undefined) return refused('SET_UNKNOWN');
    if (moment.state === 'trusted' && basis.issuedOn > todayAt(moment)) {
      return refused('DAY_REFUSED');
    }
    recordBasis(db, order, basis, { person, atMs: moment.utcMs });
    const detail = { set, version, compared: basis.compared };
    recordAudit(db, moment, { actor: person, action: 'assessment.basis-entered', detail });
    return { done: true } as const;
  };
  return commitUnlessFull(db, step, refused('STORE_FULL'));
}

/** The set of a scoring, whose period must have begun; a clock that cannot be trusted hinders nobody. */
export function openScoring(
  { db, now }: ScoreDeps,
  { set: code, version, period }: Scoring,
): { readonly done: true; readonly found: FoundSet } | Refused<'SET_UNKNOWN' | 'PERIOD_REFUSED'> {
  const found = findSet(db, code, version);
  if (found === undefined) return refused('SET_UNKNOWN');
  const moment = now();
  const isAhead = moment.state === 'trusted' && !hasBegun(period, todayAt(moment));
  const isOfSet = found.set.periodKinds.includes(kindOfPeriod(period));
  return isAhead || !isOfSet ? refused('PERIOD_REFUSED') : { done: true, found };
}

/** From the first score on, the set stays as it stands now. */
export function keepSetFor(
  db: AssessmentDeps['db'],
  { set, isOwn }: FoundSet,
  person: string,
  { utcMs }: Moment,
): void {
  keepSet(db, { set, origin: isOwn ? 'own' : 'shipped', person, atMs: utcMs });
}

/** The scores that count, by criterion. */
export function givenScores(scores: readonly CurrentScore[]): ReadonlyMap<string, number> {
  return new Map(
    scores.flatMap(({ criterion, score }) => (score === null ? [] : [[criterion, score]])),
  );
}

export function newestOf(scores: readonly CurrentScore[]): number {
  return Math.max(0, ...scores.map(({ id }) => id));
}

export function todayAt({ trustedMs, offsetMinutes }: Moment): string {
  return dayAt(trustedMs, offsetMinutes);
}

function stampOf(person: string, moment: Moment) {
  return { person, scoredOn: todayAt(moment), scoredAtMs: moment.utcMs };
}

function detailOf({ set, version, period }: Scoring) {
  return { set, version, period };
}
