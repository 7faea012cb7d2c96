import type { Caller, Door } from '#main/door.ts';
import { largestSurveyFile } from '#shared/features/survey/survey-file.ts';
import type { DeskWork, GatherDeskDeps } from '../desk-work.ts';

/** Files that a page hands over, until they are taken in. */
export interface GivenSurveys {
  put(piece: {
    readonly given: string;
    readonly name: string;
    readonly at: number;
    readonly bytes: Buffer;
  }): 'kept' | 'outOfTurn' | 'tooLarge';
  pathsOf(given: readonly string[]): readonly string[];
  forget(given: readonly string[]): void;
}

export interface SurveyDeskDeps extends Pick<GatherDeskDeps, 'actorOf' | 'audit'> {
  readonly work: DeskWork;
  readonly given: GivenSurveys;
}

/** Earlier surveys, from the desk. */
export function createSurveyRouter(door: Door['survey'], deps: SurveyDeskDeps) {
  const { work, given: files, audit } = deps;
  const actor = (caller: Caller) => deps.actorOf(caller.seat);
  const fileOf = (given: string) => files.pathsOf([given])[0];
  return {
    list: door.list.handler(async ({ errors }) => [
      ...(await work('listSurveys', undefined, (why) => errors[why]())),
    ]),
    give: door.give.handler(({ input: { given, name, at, piece }, errors }) => {
      const bytes = Buffer.from(piece, 'base64');
      if (at + bytes.length > largestSurveyFile) {
        files.forget([given]);
        throw errors.TOO_LARGE();
      }
      try {
        if (files.put({ given, name, at, bytes }) !== 'kept') throw errors.OUT_OF_TURN();
      } catch (error) {
        if (Reflect.get(Object(error), 'code') === 'ENOSPC') throw errors.NO_ROOM();
        throw error;
      }
      return {};
    }),
    forget: door.forget.handler(({ input: { given } }) => {
      files.forget([given]);
      return {};
    }),
    look: door.look.handler(async ({ input: { given }, errors }) => {
      const look = await work('lookAtSurvey', { file: fileOf(given) }, (why) => errors[why]());
      if (look === 'gone') throw errors.FILE_GONE();
      return look;
    }),
    weigh: door.weigh.handler(async ({ input: { given, mapping }, errors }) => {
      const input = { file: fileOf(given), mapping };
      const outlook = await work('weighSurvey', input, (why) => errors[why]());
      if (outlook === 'gone') throw errors.FILE_GONE();
      return outlook;
    }),
    takeIn: door.takeIn.handler(async ({ input, context: { caller }, errors }) => {
      const { given, mapping } = input;
      const order = { file: fileOf(given), mapping };
      const taken = await work('takeInSurvey', order, (why) => errors[why]());
      if (taken === 'gone') throw errors.FILE_GONE();
      if (taken.is === 'taken') {
        audit(actor(caller), 'survey.taken', { form: mapping.form, rows: taken.rows });
        files.forget([given]);
      }
      return taken;
    }),
    remove: door.remove.handler(async ({ input, context: { caller }, errors }) => {
      const done = await work('removeSurvey', input, (why) => errors[why]());
      if (done === 'notThere') throw errors.NOT_THERE();
      // the reason stands with the survey: nobody's words are in the audit
      audit(actor(caller), 'survey.removed', { id: input.id });
      return {};
    }),
    restore: door.restore.handler(async ({ input, context: { caller }, errors }) => {
      const done = await work('restoreSurvey', input, (why) => errors[why]());
      if (done === 'notThere') throw errors.NOT_THERE();
      if (done === 'mappedOtherwise') throw errors.MAPPED_OTHERWISE();
      audit(actor(caller), 'survey.restored', { id: input.id });
      return {};
    }),
  };
}
