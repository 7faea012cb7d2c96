import type { Caller, Door, Seat } from '#main/door.ts';
import type { SettingsKeeping } from '#main/settings-keeping.ts';
import { dayAt } from '#shared/calendar.ts';
import type { ModelOverview } from '#shared/features/model/model.contract.ts';
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
  readonly actorOf: (seat: Seat | undefined) => string;
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
