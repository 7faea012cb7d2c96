import { resolve } from 'node:path';
import { createRouterClient, ORPCError } from '@orpc/server';
import { z } from 'zod';
import { createApp } from '#main/app.ts';
import { callerWithRights } from '#main/door.ts';
import { shippedFigures } from '#main/features/activity/shipped-figures.ts';
import { createSettingsReader, findFolderKind } from '#main/features/folder/folder-store.ts';
import { makeReport } from '#main/features/report/make-report.ts';
import type { ReportSource } from '#main/features/report/report-source.ts';
import { findNewestTrustedMs } from '#main/newest-trusted.ts';
import { createSystemClock } from '#main/platform/clock.ts';
import { createFileLog } from '#main/platform/log.ts';
import { StartError } from '#main/platform/start-error.ts';
import { reportOfficeOf } from '#main/report-office.ts';
import { findDataFolder } from '#main/storage/data-folder.ts';
import { openReader } from '#main/storage/database.ts';
import { holdFolder } from '#main/storage/hold-folder.ts';
import { assertNotNewer } from '#main/storage/migrate.ts';
import type { Words } from '#main/words.ts';
import { rightsOfRoles } from '#shared/features/access/rights.ts';
import { monthPattern } from '#shared/features/activity/month.ts';
import { evaluate } from '#shared/features/evaluation/evaluate.ts';
import type {
  Evaluation,
  EvaluationQuestion,
} from '#shared/features/evaluation/evaluation.contract.ts';
import { choicesOf, knownOf, refusalOf, type OwnSide } from '#shared/features/evaluation/source.ts';
import { leastFloor } from '#shared/features/gather/least-floor.ts';
import { ruleVersion } from '#shared/features/rating/misuse-rules.ts';
import { reportFormats, reportKinds } from '#shared/features/report/report.contract.ts';
import { readOptions } from './arguments.ts';
import type { Command, CommandContext } from './command.ts';
import { todayHere, withStore } from './gather-store.ts';
import { signInHere } from './sign-in.ts';

const month = z.string().regex(monthPattern);
const Options = z.strictObject({
  store: z.string().min(1).optional(),
  data: z.string().min(1).optional(),
  model: z.string().min(1).optional(),
  from: month,
  to: month,
  out: z.string().min(1),
  kind: z.enum(reportKinds).default('monthly'),
  format: z
    .string()
    .default(reportFormats.join())
    .transform((text) => text.split(','))
    .pipe(z.array(z.enum(reportFormats)).min(1)),
  as: z.string().optional(),
});
type Wish = z.infer<typeof Options>;

/**
 * Writes a report of a store, or of an office's own folder while the program is stopped there; an office's folder
 * asks who it is.
 */
export function createReport(workerUrl: URL): Command {
  return async (context) => {
    const { args, words } = context;
    const text = { type: 'string' } as const;
    const names = ['store', 'data', 'model', 'from', 'to', 'out', 'kind', 'format', 'as'] as const;
    const wish = readOptions(
      args,
      Object.fromEntries(names.map((name) => [name, text])),
      Options,
      words,
    );
    const { store, data, from, to } = wish;
    if ((store === undefined) === (data === undefined)) {
      throw new StartError('usage', { what: words('cli:report.oneOf') });
    }
    if (from > to) throw new StartError('fromAfterTo', { from, to });
    if (wish.kind !== 'monthly' && wish.model === undefined) {
      throw new StartError('usage', { what: words('cli:report.modelNeeded') });
    }
    return store === undefined
      ? await reportOfOffice(data ?? '', wish, context, workerUrl)
      : await reportOfStore(store, wish, context);
  };
}

async function reportOfStore(path: string, wish: Wish, context: CommandContext): Promise<number> {
  const { words } = context;
  return await withStore(path, context, async (store) => {
    const today = todayHere();
    const source = await store.evaluationSource(today);
    const own: OwnSide = {
      place: 'store',
      office: { code: store.unit.code, name: store.unit.name },
      madeOn: today,
      ruleVersion,
      floor: leastFloor,
      models: [],
      figures: shippedFigures().figures.map(({ code, names, unit }) => ({
        code,
        name: names.vi,
        unit: unit.vi,
      })),
      facts: [],
    };
    const question = questionOf(wish);
    const choices = choicesOf(source, own);
    if (refusalOf(question, choices) !== undefined) {
      throw modelUnknown(question, choices.models, words);
    }
    const evaluation = evaluate(source.cube, knownOf(source, own), question);
    const office = { name: store.unit.name };
    return await write({ kind: wish.kind, evaluation, office, isTrial: false }, wish, context);
  });
}

async function reportOfOffice(
  data: string,
  wish: Wish,
  context: CommandContext,
  workerUrl: URL,
): Promise<number> {
  const folder = findDataFolder(resolve(data));
  const db = openReader(folder.database);
  const read = () => {
    try {
      assertNotNewer(db);
      const settingsAt = createSettingsReader(db);
      const now = Math.max(findNewestTrustedMs(db) ?? 0, createSystemClock().utcMs());
      return { kind: findFolderKind(db), settings: settingsAt(now).settings };
    } finally {
      db.close();
    }
  };
  const { kind, settings } = read();
  const person = kind === 'office' ? await signInHere(folder, wish.as, context) : undefined;
  try {
    const hold = holdFolder(folder);
    try {
      const log = createFileLog(folder.logs);
      const app = await createApp({ folder, system: createSystemClock(), log, workerUrl });
      // the worker that evaluates keeps no program alive, which a kiosk wants and this run does not
      const awake = setInterval(() => {}, 60_000);
      try {
        const rights = person?.rights ?? rightsOfRoles(['officer']);
        const caller = callerWithRights(rights);
        const { evaluation: asked } = createRouterClient(app.router, { context: { caller } });
        const question = questionOf(wish);
        const evaluation = await evaluationOf(
          () => asked.show(question),
          async () => modelUnknown(question, (await asked.choices()).models, context.words),
        );
        const office = reportOfficeOf(settings);
        const source = { kind: wish.kind, evaluation, office, isTrial: kind !== 'office' };
        const code = await write(source, wish, context);
        const { from, to, model = '' } = wish;
        person?.audit('report.made', {
          ...{ kind: wish.kind, place: 'office', from, to, model },
          formats: wish.format.join(' '),
        });
        return code;
      } finally {
        clearInterval(awake);
        app.close();
      }
    } finally {
      hold.release();
    }
  } finally {
    person?.close();
  }
}

async function evaluationOf(
  show: () => Promise<Evaluation>,
  unknown: () => Promise<Error>,
): Promise<Evaluation> {
  try {
    return await show();
  } catch (error) {
    if (!(error instanceof ORPCError)) throw error;
    if (error.code === 'FORBIDDEN') throw new StartError('rightMissing');
    throw error.code === 'MODEL_UNKNOWN' ? await unknown() : error;
  }
}

function questionOf({ from, to, model }: Wish): EvaluationQuestion {
  // a model is set beside the service without it, where there is such
  return {
    ...{ from, to, units: [] },
    model: model ?? null,
    beside: model === undefined ? 'none' : 'outsideModel',
  };
}

function modelUnknown(
  { model }: EvaluationQuestion,
  models: readonly { readonly code: string; readonly name: string }[],
  words: Words,
): StartError {
  const known = models.map(({ code, name }) => `${code} (${name})`).join(', ');
  const values = { model: model ?? '', known };
  return new StartError('usage', {
    what: words(models.length === 0 ? 'cli:report.noModel' : 'cli:report.modelUnknown', values),
  });
}

async function write(
  source: ReportSource,
  { out, format }: Wish,
  { words, print }: CommandContext,
): Promise<number> {
  const folder = resolve(out);
  const saved = await makeReport({ source, formats: format, folder });
  if (!saved.written) {
    throw new StartError('outNotWritable', { file: folder, reason: saved.reason });
  }
  if (source.evaluation.chosen.figure === null) print(words('cli:report.nothing'));
  print(words('cli:report.written', { files: saved.files.join('\n') }));
  return 0;
}
