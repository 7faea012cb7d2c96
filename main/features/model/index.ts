import type { Caller, Door, Seat } from '#main/door.ts';
import type { SettingsKeeping } from '#main/settings-keeping.ts';
import { dayAt } from '#shared/calendar.ts';
import type { ModelOverview } from '#shared/features/model/model.contract.ts';
import { modelFileOf, readModelFile } from '#shared/features/model/model-file.ts';
import { standingOf } from '#shared/features/model/model-standing.ts';
import { findInPlan } from '#shared/features/model/plan-findings.ts';
import { placesOfUnknownModels } from '#shared/features/model/unknown-models.ts';
import { changeModels } from './change-models.ts';
import { enterFigures, type FiguresDeps } from './enter-figures.ts';
import { listVersions } from './session-figures-store.ts';
import { showSessions } from './show-sessions.ts';
import { shippedTemplates } from './shipped-templates.ts';

export interface ModelRouterDeps extends SettingsKeeping, FiguresDeps {
  /** Figures of the office's activity that a target can be set for. */
  readonly figures: ModelOverview['figures'];
  /** Writes a text beside the other exports, whole or not at all. */
  readonly writeExport: (
    name: string,
    text: string,
  ) =>
    | { readonly written: true; readonly file: string }
    | { readonly written: false; readonly reason: string };
  readonly actorOf: (seat: Seat | undefined) => string;
  readonly audit: (actor: string, action: string, detail: Readonly<Record<string, string>>) => void;
  readonly onChange: () => void;
}

export function createModelRouter(door: Door['model'], deps: ModelRouterDeps) {
  const templates = shippedTemplates();
  return {
    list: door.list.handler(({ context }) => overviewFor(context.caller, deps, templates)),
    change: door.change.handler(({ input, context, errors }) => {
      const outcome = changeModels(deps, deps.actorOf(context.caller.seat), input);
      if (outcome.done) {
        deps.onChange();
        return { version: outcome.version };
      }
      if (outcome.why === 'MODEL_PLANNED') {
        throw errors.MODEL_PLANNED({ data: { codes: [...outcome.codes] } });
      }
      throw errors[outcome.why]();
    }),
    writeFile: door.writeFile.handler(({ input, context, errors }) => {
      const { unit, models } = deps.settingsAt(deps.now().trustedMs).settings;
      const model = models.find(({ code }) => code === input.code);
      if (model === undefined) throw errors.MODEL_UNKNOWN();
      const file = modelFileOf({ code: unit.code, name: unit.name }, model);
      const text = `${JSON.stringify(file, undefined, 2)}\n`;
      const outcome = deps.writeExport(`mo-hinh-${model.code}.json`, text);
      if (!outcome.written) throw errors.NOT_WRITTEN({ data: { reason: outcome.reason } });
      deps.audit(deps.actorOf(context.caller.seat), 'model.written', { model: model.code });
      return { file: outcome.file };
    }),
    readFile: door.readFile.handler(({ input }) => {
      const read = readModelFile(input.text);
      return read.is === 'model' ? read : { is: 'faulty', faults: [...read.faults] };
    }),
    sessions: door.sessions.handler(({ input, context }) => ({
      ...showSessions(deps, input.month, context.caller.rights()),
      unitName: deps.settingsAt(deps.now().trustedMs).settings.unit.name,
    })),
    versions: door.versions.handler(({ input }) =>
      listVersions(deps.db, input).map(({ id, figures, person, atMs }) => ({
        id,
        figures,
        person,
        atMs,
      })),
    ),
    enterFigures: door.enterFigures.handler(({ input, context, errors }) => {
      const outcome = enterFigures(deps, deps.actorOf(context.caller.seat), input);
      if (!outcome.done) throw errors[outcome.why]();
      deps.onChange();
      return { id: outcome.id };
    }),
  };
}

function overviewFor(
  caller: Caller,
  { now, settingsAt, figures }: ModelRouterDeps,
  templates: ModelOverview['templates'],
): ModelOverview {
  const { utcMs, trustedMs, offsetMinutes } = now();
  const { version, settings } = settingsAt(trustedMs);
  const { unit, models, plan, fields } = settings;
  const today = dayAt(utcMs, offsetMinutes);
  const unknown = placesOfUnknownModels(settings).map((place) => plan[place]?.modelCode ?? '');
  return {
    version,
    today,
    unit: { code: unit.code, name: unit.name },
    models: models.map((model) => ({ model, standing: standingOf(model, unit.code, today) })),
    findings: findInPlan(settings, today),
    lines: plan.map(({ code, name = '' }) => ({ code, name })),
    unknownCodes: [...new Set(unknown)],
    templates,
    fields,
    figures,
    mayChange: caller.rights().has('office.change'),
  };
}
