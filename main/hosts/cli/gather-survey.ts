import { z } from 'zod';
import { StartError } from '#main/platform/start-error.ts';
import type {
  ImportOutcome,
  MapOutcome,
  SurveyRefusal,
} from '#main/features/gather/survey/surveys.ts';
import type { Words } from '#main/words.ts';
import { code } from '#shared/code.ts';
import type { FaultyCell } from '#shared/features/survey/reduce-survey.ts';
import { readOptions } from './arguments.ts';
import { filesFirst, oneFile } from './campaign-files.ts';
import type { Command } from './command.ts';
import { todayHere, withStore } from './gather-store.ts';

const text = { type: 'string' } as const;
const store = z.string().min(1);
/** A form of thousands of rows may have one mistake in each. */
const mostNamed = 20;

/** Proposes how a form's table is taken in; the proposal lies in the store for a person to correct. */
const mapSurvey: Command = async (context) => {
  const { args, words, print } = context;
  const { files, options } = filesFirst(args);
  const file = oneFile(files, words);
  const given = readOptions(
    options,
    { store: text, name: text },
    z.strictObject({ store, name: code.optional() }),
    words,
  );
  return await withStore(given.store, context, async ({ surveys, unitNames }) => {
    const outcome = await surveys.map(file, given.name, await unitNames());
    for (const line of mapLines(outcome, words)) print(line);
    return outcome.done ? 0 : 1;
  });
};

function mapLines(outcome: MapOutcome, words: Words): readonly string[] {
  if (!outcome.done) return refusalLines(outcome, words);
  const { name, file, proposal } = outcome;
  if (proposal === undefined) return [words('survey:known', { name, file })];
  return [
    words('survey:proposed', { name, file }),
    ...proposal.notes.map((note) =>
      words(`survey:note.${note.note}`, { column: 'column' in note ? note.column : '' }),
    ),
    ...(proposal.personal.length === 0
      ? []
      : [words('survey:personal', { columns: proposal.personal.join('; ') })]),
    ...(proposal.leftOut.length === 0
      ? []
      : [words('survey:leftOut', { columns: proposal.leftOut.join('; ') })]),
    words('survey:next', { name }),
  ];
}

/** Takes a file in, whole or not at all. */
const importSurvey: Command = async (context) => {
  const { args, words, print } = context;
  const { files, options } = filesFirst(args);
  const file = oneFile(files, words);
  const given = readOptions(
    options,
    { store: text, mapping: text, again: { type: 'boolean' } },
    z.strictObject({ store, mapping: code.optional(), again: z.boolean().default(false) }),
    words,
  );
  return await withStore(given.store, context, async ({ surveys }) => {
    const outcome = await surveys.importFile({
      file,
      mapping: given.mapping,
      again: given.again,
      on: todayHere(),
    });
    for (const line of importLines(outcome, words)) print(line);
    return outcome.done ? 0 : 1;
  });
};

function importLines(outcome: ImportOutcome, words: Words): readonly string[] {
  if (!outcome.done) return refusalLines(outcome, words);
  const { entry, isKnown, shared, unanswered, encoding } = outcome;
  if (isKnown) return [words('survey:sameFile', { id: entry.id.slice(0, 8) })];
  const { mapping, rows, period } = entry;
  return [
    words('survey:imported', {
      id: entry.id.slice(0, 8),
      name: mapping.name,
      source: mapping.source,
      rows,
      from: written(period.from),
      to: written(period.to),
      questions: mapping.questions.length,
    }),
    ...(shared === 0 ? [] : [words('survey:shared', { shared })]),
    ...(unanswered === 0 ? [] : [words('survey:unanswered', { unanswered })]),
    ...(encoding === 'unicode' ? [] : [words('survey:oldEncoding')]),
  ];
}

const listSurveys: Command = async (context) => {
  const { args, words, print } = context;
  const given = readOptions(args, { store: text }, z.strictObject({ store }), words);
  return await withStore(given.store, context, async ({ surveys }) => {
    const entries = surveys.list();
    if (entries.length === 0) print(words('survey:none'));
    for (const { id, mapping, rows, period, steps } of entries) {
      const { form, name, source, mode } = mapping;
      print(
        words('survey:listed', {
          ...{ id: id.slice(0, 8), form, name, source, rows },
          mode: words(`survey:mode.${mode}`),
          from: written(period.from),
          to: written(period.to),
        }),
      );
      const last = steps.at(-1);
      if (last?.step === 'removed') {
        print(words('survey:removedOn', { day: written(last.on), reason: last.reason }));
      }
    }
    return 0;
  });
};

/** Counts a file no more; it stays in the archive with day and reason. */
const removeSurvey: Command = async (context) => {
  const { args, words, print } = context;
  const { files: _, options } = filesFirst(args);
  const given = readOptions(
    options,
    { store: text, reason: text },
    z.strictObject({ store, reason: z.string().trim().min(3).max(500) }),
    words,
  );
  const id = args[0] ?? '';
  if (!/^[0-9a-f]{4,64}$/.test(id)) {
    throw new StartError('usage', { what: words('cli:usage.missing', { option: 'ID' }) });
  }
  return await withStore(given.store, context, async ({ surveys }) => {
    const removed = await surveys.remove(id, todayHere(), given.reason);
    print(
      removed === undefined
        ? words('survey:notListed', { id })
        : words('survey:removed', { id: removed.id.slice(0, 8), rows: removed.rows }),
    );
    return removed === undefined ? 1 : 0;
  });
};

function refusalLines(refusal: SurveyRefusal, words: Words): readonly string[] {
  switch (refusal.why) {
    case 'cells':
      return [words('survey:refused.cells'), ...faultLines(refusal.faults, words)];
    case 'mapping': {
      const { name, kept } = refusal;
      if (kept.is !== 'faulty') return [words(`survey:mapping.${kept.is}`, { name })];
      const places = kept.places.map((place) => `  – ${place}`);
      return [words('survey:mapping.faulty', { name }), ...places];
    }
    case 'removedBefore': {
      const last = refusal.entry.steps.at(-1);
      const reason = last?.step === 'removed' ? last.reason : '';
      return [words('survey:refused.removedBefore', { day: written(last?.on ?? ''), reason })];
    }
    case 'mappingExists':
    case 'mappedOtherwise':
      return [words(`survey:refused.${refusal.why}`, { form: refusal.form })];
    default:
      return [words(`survey:refused.${refusal.why}`)];
  }
}

function faultLines(faults: readonly FaultyCell[], words: Words): readonly string[] {
  const lines = faults.slice(0, mostNamed).map(({ fault, line, column, text: found }) => {
    const what = words(`survey:fault.${fault}`, { text: found ?? '', column: column ?? '' });
    const place = line === undefined ? 'whole' : column === undefined ? 'line' : 'cell';
    return words(`survey:place.${place}`, { line, column, what });
  });
  const more = faults.length - mostNamed;
  return more > 0 ? [...lines, words('survey:moreFaults', { more })] : lines;
}

function written(day: string): string {
  return day.split('-').toReversed().join('/');
}

const verbs: Readonly<Record<string, Command>> = {
  map: mapSurvey,
  import: importSurvey,
  list: listSurveys,
  remove: removeSurvey,
};

/** Earlier surveys: what others asked, beside the ratings and never among them. */
export const survey: Command = async (context) => {
  const [verb = '', ...args] = context.args;
  const command = Object.hasOwn(verbs, verb) ? verbs[verb] : undefined;
  if (command === undefined) {
    const name = `gather survey ${verb}`.trim();
    throw new StartError('usage', { what: context.words('cli:usage.unknownCommand', { name }) });
  }
  return await command({ ...context, args });
};
