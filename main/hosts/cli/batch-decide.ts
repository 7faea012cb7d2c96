import { z } from 'zod';
import { decideHeld, undoHeld } from '#main/features/intake/decide-held.ts';
import { listDeskDecisions, listHeldQuestions } from '#main/features/intake/look-at-held.ts';
import { StartError } from '#main/platform/start-error.ts';
import type { Words } from '#main/words.ts';
import { decisionGrounds } from '#shared/features/batch/decision-grounds.ts';
import { longestNote, type HeldQuestion } from '#shared/features/intake/intake.contract.ts';
import { readOptions } from './arguments.ts';
import type { Command } from './command.ts';
import { withIntake } from './intake-folder.ts';

const Options = z.strictObject({
  data: z.string().min(1),
  as: z.string().min(1).optional(),
  counts: z.string().min(8).max(64).optional(),
  ground: z.enum(decisionGrounds).optional(),
  note: z.string().trim().max(longestNote).default(''),
  undo: z.uuid().optional(),
});

/**
 * Shows which batches wait for a decision at an office's desk; with `--counts`, the beginning of a batch's
 * name, takes that one. `--undo` takes a decision back.
 */
export const decideHeldBatch: Command = async (context) => {
  const { args, words, print } = context;
  const text = { type: 'string' } as const;
  const names = { data: text, as: text, counts: text, ground: text, note: text, undo: text };
  const given = readOptions(args, names, Options, words);
  const { data, as, counts: chosen, ground, undo, note } = given;
  if (chosen !== undefined && ground === undefined) {
    throw new StartError('usage', { what: words('cli:usage.missing', { option: '--ground' }) });
  }
  return await withIntake(
    { data, as, right: 'gather.run' },
    context,
    async (there, person, settings) => {
      const stationName = (code: string) =>
        settings().stations.find((station) => station.code === code)?.name;
      const { senders } = await there.against();
      const looking = { ...there, stationName, senders: () => senders };
      if (undo !== undefined) {
        const outcome = await undoHeld(there, undo, person.code);
        print(words(`cli:intake.undo.${outcome}`, { id: undo }));
        return outcome === 'undone' ? 0 : 1;
      }
      const questions = listHeldQuestions(looking);
      if (chosen === undefined || ground === undefined) {
        for (const line of questionLines(questions, words)) print(line);
        for (const made of listDeskDecisions(looking)) {
          if (made.undone !== null) continue;
          const { id, by, on, decision, isFinal } = made;
          const batch = decision.counts.slice(0, 8);
          print(words(`cli:intake.decided.${isFinal ? 'final' : 'open'}`, { id, batch, by, on }));
        }
        return 0;
      }
      const found = questions.flatMap(({ is, sides }) =>
        sides
          .filter(({ name }) => name.startsWith(chosen))
          .map(({ name: counts }) => ({ is, counts, all: sides.map(({ name }) => name) })),
      );
      const [only] = found;
      if (only === undefined || found.length > 1) {
        print(words(only === undefined ? 'cli:gather.notAsked' : 'cli:gather.notOne', { chosen }));
        return 1;
      }
      const { is, counts, all } = only;
      const choice = { is, counts, aside: all.filter((name) => name !== counts), ground };
      const made = await decideHeld(there, { choice, note }, person.code);
      if (typeof made === 'string') {
        print(words(`cli:intake.decisionRefused.${made}`));
        return 1;
      }
      const { id, batches, rows, waiting } = made;
      print(words('cli:intake.decisionMade', { id, batch: counts.slice(0, 8), batches, rows }));
      if (waiting > 0) print(words('cli:intake.decisionWaits', { waiting }));
      return 0;
    },
  );
};

function questionLines(questions: readonly HeldQuestion[], words: Words): readonly string[] {
  if (questions.length === 0) return [words('cli:gather.nothingToDecide')];
  return questions.flatMap(({ is, number, stationCode, stationName, sides }) => [
    words(`cli:gather.question.${is}`, { number: number ?? 0 }),
    words('cli:intake.questionOf', { station: stationName, code: stationCode }),
    ...sides.map(({ name, state, number: own, builtAt, rows, kept }) =>
      words(`cli:intake.claim.${state === 'held' && kept === 'public' ? 'gone' : state}`, {
        name: name.slice(0, 8),
        number: own,
        builtAt: builtAt ?? '',
        rows,
      }),
    ),
  ]);
}
