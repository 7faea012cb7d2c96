import { z } from 'zod';
import { StartError } from '#main/platform/start-error.ts';
import { decisionGrounds } from '#shared/features/batch/decision-grounds.ts';
import type { Questions } from '#main/features/gather/index.ts';
import type { Words } from '#main/words.ts';
import { readOptions } from './arguments.ts';
import type { Command } from './command.ts';
import { todayHere, withStore } from './gather-store.ts';

const Options = z.strictObject({
  store: z.string().min(1),
  counts: z.string().min(8).max(64).optional(),
  ground: z.enum(decisionGrounds).optional(),
  undo: z.uuid().optional(),
  by: z.string().min(1).max(60).default('cli'),
});

/**
 * Shows what waits for a decision; with `--counts`, the beginning of a batch's name, takes that one before
 * the others that it is held with. `--undo` takes a decision back.
 */
export const decideBatch: Command = async (context) => {
  const { args, words, print } = context;
  const text = { type: 'string' } as const;
  const given = readOptions(
    args,
    { store: text, counts: text, ground: text, undo: text, by: text },
    Options,
    words,
  );
  const act = { by: given.by, on: todayHere() };
  return await withStore(given.store, context, async (store) => {
    if (given.undo !== undefined) {
      const isUndone = await store.undo(given.undo, act);
      print(words(isUndone ? 'cli:gather.undone' : 'cli:gather.noDecision', { id: given.undo }));
      return isUndone ? 0 : 1;
    }
    const questions = await store.ask();
    if (given.counts === undefined) {
      for (const line of questionLines(questions, words)) print(line);
      for (const { id, decision, by, on, undone } of store.listDecisions()) {
        if (undone !== null) continue;
        const batch = decision.is === 'key' ? decision.key : decision.counts.slice(0, 8);
        print(words(`cli:gather.decided.${decision.is}`, { id, batch, by, on }));
      }
      return 0;
    }
    if (given.ground === undefined) {
      throw new StartError('usage', { what: words('cli:usage.missing', { option: '--ground' }) });
    }
    const chosen = given.counts;
    const found = questions.open.flatMap(({ is, claims }) =>
      claims.filter((name) => name.startsWith(chosen)).map((counts) => ({ is, counts, claims })),
    );
    const [only] = found;
    if (only === undefined || found.length > 1) {
      print(words(only === undefined ? 'cli:gather.notAsked' : 'cli:gather.notOne', { chosen }));
      return 1;
    }
    const { is, counts, claims } = only;
    const aside = claims.filter((name) => name !== counts);
    const made = await store.decide({ is, counts, aside, ground: given.ground }, act);
    if (made === undefined) throw new Error('what was asked a moment ago can be answered');
    print(words('cli:gather.decisionMade', { id: made.id, batch: counts.slice(0, 8) }));
    return 0;
  });
};

function questionLines({ open, batches }: Questions, words: Words): readonly string[] {
  if (open.length === 0) return [words('cli:gather.nothingToDecide')];
  return open.flatMap((question) => [
    words(`cli:gather.question.${question.is}`, {
      number: question.is === 'line' ? question.number : 0,
    }),
    ...question.claims.map((name) => {
      const batch = batches.find((each) => each.name === name);
      return batch === undefined
        ? words('cli:gather.claimAbsent', { name: name.slice(0, 8) })
        : words('cli:gather.claim', {
            name: name.slice(0, 8),
            unit: batch.unitCode,
            station: batch.stationCode,
            number: batch.number,
            builtAt: batch.builtAt,
            rows: batch.rows,
          });
    }),
  ]);
}
