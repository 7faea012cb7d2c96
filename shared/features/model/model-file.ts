import { z } from 'zod';
import { code } from '#shared/code.ts';
import { BeneficiaryGroup, modelKinds, ModelTarget, PlanRules, type Model } from './model.ts';

export const modelFileFormat = 'hai-long-model/1';

/** A file of a model may be this long. */
export const longestModelFile = 100_000;

/**
 * What a model is wherever it is worked by. Units, days and fields are an office's own; the documents
 * are to be entered by whoever has compared them, so that no file makes a basis.
 */
export const ModelShape = z.strictObject({
  code,
  name: z.string().trim().min(1).max(200),
  kind: z.enum(modelKinds),
  template: code.optional(),
  choice: code.optional(),
  rules: PlanRules,
  groups: z.array(BeneficiaryGroup).max(20),
  targets: z.array(ModelTarget.omit({ by: true })).max(20),
});
export type ModelShape = z.infer<typeof ModelShape>;

export const ModelFile = z.strictObject({
  format: z.literal(modelFileFormat),
  /** The office that wrote it. */
  from: z.strictObject({ code, name: z.string().max(200) }),
  model: ModelShape,
});
export type ModelFile = z.infer<typeof ModelFile>;

export function modelFileOf(from: ModelFile['from'], model: Model): ModelFile {
  const { code, name, kind, template, choice, rules, groups, targets } = model;
  return {
    format: modelFileFormat,
    from,
    model: {
      code,
      name,
      kind,
      ...(template !== undefined && { template }),
      ...(choice !== undefined && { choice }),
      rules,
      groups,
      targets: targets.map(({ by: _, ...target }) => target),
    },
  };
}

/** `notJson` has the line as its place, where the engine says one; the others a path: `model.rules.minutes`. */
export const modelFileFaults = ['notJson', 'notModel', 'newerFormat', 'wrong'] as const;

export interface ModelFileFault {
  readonly fault: (typeof modelFileFaults)[number];
  readonly place: string;
}

export type ReadModelFile =
  | { readonly is: 'model'; readonly file: ModelFile }
  | { readonly is: 'faulty'; readonly faults: readonly ModelFileFault[] };

const mostFaults = 10;

/** Reads what another office wrote; nothing of it counts before somebody has looked at it and saved it. */
export function readModelFile(text: string): ReadModelFile {
  let document: unknown;
  try {
    document = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    return { is: 'faulty', faults: [{ fault: 'notJson', place: lineOf(text, error) }] };
  }
  const format: unknown = Object(document).format;
  if (typeof format !== 'string' || !format.startsWith('hai-long-model/')) {
    return { is: 'faulty', faults: [{ fault: 'notModel', place: '' }] };
  }
  if (format !== modelFileFormat) {
    return { is: 'faulty', faults: [{ fault: 'newerFormat', place: '' }] };
  }
  const read = ModelFile.safeParse(document);
  if (read.success) return { is: 'model', file: read.data };
  const places = read.error.issues.map(({ path }) => path.join('.'));
  return {
    is: 'faulty',
    faults: [...new Set(places)].slice(0, mostFaults).map((place) => ({ fault: 'wrong', place })),
  };
}

function lineOf(text: string, error: unknown): string {
  const at = /position (\d+)/.exec(String(error))?.[1];
  return at === undefined ? '' : String(text.slice(0, Number(at)).split('\n').length);
}
