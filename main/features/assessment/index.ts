import { ORPCError } from '@orpc/server';
import type { Door } from '#main/door.ts';
import { refusal } from '#shared/operation.ts';
import type { AssessmentDeps, Refused } from './assessment-deps.ts';
import { createEvidenceFiles } from './evidence-files.ts';
import { checkEvidence, exportEvidence } from './export-evidence.ts';
import { addEvidence, copyEvidence, removeEvidence, takePiece } from './keep-evidence.ts';
import { addSet, lookAtSet, writeSet } from './own-sets.ts';
import { confirmScores, enterBasis, scoreCriterion, takeComputed } from './score-criterion.ts';
import { listScoreVersions } from './score-store.ts';
import { showSets, showSheet } from './show-sheet.ts';

export { tellEvidence, tellSelfScores } from './tell-assessment.ts';

export function createAssessmentRouter(door: Door['assessment'], given: AssessmentDeps) {
  const deps = { ...given, files: createEvidenceFiles(given.folder.evidence) };
  const { db, actorOf } = deps;
  return {
    list: door.list.handler(() => ({ sets: showSets(deps) })),
    show: door.show.handler(
      async ({ input, context, errors }) =>
        granted(errors, await showSheet(deps, context.caller.seat, input)).sheet,
    ),
    history: door.history.handler(({ input }) => listScoreVersions(db, input, input.criterion)),
    score: door.score.handler(({ input, context, errors }) => {
      granted(errors, scoreCriterion(deps, actorOf(context.caller.seat), input));
      return {};
    }),
    takeComputed: door.takeComputed.handler(async ({ input, context, errors }) => {
      const person = actorOf(context.caller.seat);
      const { taken } = granted(errors, await takeComputed(deps, person, input));
      return { taken };
    }),
    confirm: door.confirm.handler(({ input, context, errors }) => {
      granted(errors, confirmScores(deps, actorOf(context.caller.seat), input));
      return {};
    }),
    enterBasis: door.enterBasis.handler(({ input, context, errors }) => {
      granted(errors, enterBasis(deps, actorOf(context.caller.seat), input));
      return {};
    }),
    checkSet: door.checkSet.handler(({ input }) => lookAtSet(deps, input.text)),
    addSet: door.addSet.handler(({ input, context, errors }) => {
      const person = actorOf(context.caller.seat);
      const { code, version } = granted(errors, addSet(deps, person, input.text));
      return { code, version };
    }),
    writeSet: door.writeSet.handler(({ input, errors }) => {
      const { file } = granted(errors, writeSet(deps, input.set, input.version));
      return { file };
    }),
    giveEvidence: door.giveEvidence.handler(({ input, errors }) => {
      granted(errors, takePiece(deps, input.given, input.at, input.piece));
      return {};
    }),
    addEvidence: door.addEvidence.handler(async ({ input, context, errors }) => {
      const person = actorOf(context.caller.seat);
      const { sha256 } = granted(errors, await addEvidence(deps, person, input));
      return { sha256 };
    }),
    removeEvidence: door.removeEvidence.handler(({ input, context, errors }) => {
      granted(errors, removeEvidence(deps, actorOf(context.caller.seat), input.id));
      return {};
    }),
    copyEvidence: door.copyEvidence.handler(async ({ input, context, errors }) => {
      const { file } = granted(errors, await copyEvidence(deps, context.caller.seat, input.id));
      return { file };
    }),
    checkEvidence: door.checkEvidence.handler(({ input }) => checkEvidence(deps, input)),
    exportEvidence: door.exportEvidence.handler(async ({ input, context, errors }) => {
      const person = actorOf(context.caller.seat);
      const { file, files, kept } = granted(errors, await exportEvidence(deps, person, input));
      return { file, files, kept };
    }),
  };
}

/** What a use case granted; what it refused leaves as the contract's error of that name. */
function granted<Outcome extends { readonly done: true }, Why extends string>(
  errors: Readonly<Record<Why, unknown>>,
  outcome: Outcome | Refused<Why>,
): Outcome {
  if (outcome.done) return outcome;
  const { why, data } = outcome;
  if (!Object.hasOwn(errors, why)) throw new Error(`${why} is no refusal of this operation`);
  throw new ORPCError(why, { ...refusal, data });
}
