import type { Door, Seat } from '#main/door.ts';
import { dayAt } from '#shared/calendar.ts';
import type { Pass } from '#shared/features/paper/paper.contract.ts';
import { refOf } from '#shared/features/questionnaire/questions.ts';
import { findBatch, findLastDraft, listBatches, listDrafts, nextPlace } from './batch-store.ts';
import { closeBatch, differencesIn } from './close-batch.ts';
import { enterForm, settleForm, undoForm } from './enter-form.ts';
import { createBatch } from './open-batch.ts';
import type { PaperDeps } from './paper-deps.ts';

export interface PaperRouterDeps extends PaperDeps {
  readonly actorOf: (seat: Seat | undefined) => string;
}

export function createPaperRouter(door: Door['paper'], deps: PaperRouterDeps) {
  const { db, actorOf } = deps;
  const today = () => {
    const { utcMs, offsetMinutes } = deps.now();
    return dayAt(utcMs, offsetMinutes);
  };
  return {
    list: door.list.handler(() => {
      const { state, offsetMinutes } = deps.now();
      const { counters, questionnaire } = deps.settings();
      const current = refOf(deps.questionnaires.inForce(questionnaire, today()));
      const known = deps.questionnaires
        .list()
        .map((each) => ({ ref: refOf(each), languages: Object.keys(each.texts) }));
      return {
        today: today(),
        clockTrusted: state === 'trusted',
        offsetMinutes,
        batches: listBatches(db),
        questionnaires: known.toSorted(
          (one, other) => Number(other.ref === current) - Number(one.ref === current),
        ),
        counters: counters.map(({ code, name }) => ({ code, name })),
      };
    }),
    open: door.open.handler(({ input, context, errors }) => {
      const outcome = createBatch(deps, actorOf(context.caller.seat), input);
      if (!outcome.done) throw errors[outcome.why]();
      return outcome.value;
    }),
    show: door.show.handler(({ input, context, errors }) => {
      const { batchId, pass } = input;
      const batch = findBatch(db, batchId);
      const questionnaire = batch && deps.questionnaires.find(batch.questionnaire);
      if (batch === undefined || questionnaire === undefined) throw errors.BATCH_UNKNOWN();
      const person = actorOf(context.caller.seat);
      const last = findLastDraft(db, { batchId, pass, person });
      const [first, second] = batch.entered;
      return {
        batch,
        questionnaire,
        today: today(),
        nextPlace: nextPlace(db, batchId, pass satisfies Pass),
        last: last === undefined ? null : { place: last.place, content: last.content },
        differences: first === second ? differencesIn(listDrafts(db, batchId)) : [],
      };
    }),
    enter: door.enter.handler(({ input, context, errors }) => {
      const outcome = enterForm(deps, actorOf(context.caller.seat), input);
      if (!outcome.done) throw errors[outcome.why]();
      return {};
    }),
    undo: door.undo.handler(({ input, context, errors }) => {
      const outcome = undoForm(deps, actorOf(context.caller.seat), input);
      if (!outcome.done) throw errors[outcome.why]();
      return {};
    }),
    settle: door.settle.handler(({ input, context, errors }) => {
      const outcome = settleForm(deps, actorOf(context.caller.seat), input);
      if (!outcome.done) throw errors[outcome.why]();
      return {};
    }),
    close: door.close.handler(({ input, context, errors }) => {
      const outcome = closeBatch(deps, actorOf(context.caller.seat), input);
      if (outcome.done) return outcome.value;
      const { why } = outcome;
      if (typeof why === 'string') throw errors[why]();
      if (why.code === 'COUNT_DIFFERS') throw errors.COUNT_DIFFERS({ data: why });
      throw errors.DIFFERENCES_LEFT({ data: why });
    }),
  };
}
