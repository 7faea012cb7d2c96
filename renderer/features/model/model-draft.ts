import { parseDay } from '#renderer/ui/parse-day.ts';
import { writeDay } from '#renderer/ui/write-day.ts';
import type { Day } from '#shared/calendar.ts';
import { readNumber, writeNumber } from '#shared/features/activity/read-number.ts';
import type { Model, ModelDeadline, ModelKind } from '#shared/features/model/model.ts';
import type { ModelShape } from '#shared/features/model/model-file.ts';
import type { ModelTemplate } from '#shared/features/model/model-template.ts';

/** A model while somebody writes it: texts that need not be anything yet. */
export interface ModelDraft {
  readonly code: string;
  readonly name: string;
  readonly kind: ModelKind;
  readonly validFrom: string;
  readonly validTo: string;
  readonly basis: readonly Texts<'number' | 'body' | 'issuedOn' | 'clause'>[];
  readonly verified: boolean;
  readonly fieldCodes: readonly string[];
  readonly units: readonly Texts<'code' | 'name' | 'pilotFrom' | 'rollOutFrom'>[];
  readonly weekLeast: string;
  readonly weekMost: string;
  readonly monthLeast: string;
  readonly monthMost: string;
  readonly weekdays: readonly number[];
  readonly minutes: string;
  readonly atEdgeOfHours: boolean;
  readonly groups: readonly Texts<'code' | 'name'>[];
  readonly targets: readonly Texts<'figure' | 'shareOf' | 'atLeast' | 'by'>[];
  readonly deadlines: readonly { readonly kind: ModelDeadline['kind']; readonly day: string }[];
}
type Texts<Name extends string> = Readonly<Record<Name, string>>;

export function draftOf({ rules, ...model }: Model): ModelDraft {
  const days = (day: Day | undefined) => (day === undefined ? '' : writeDay(day));
  const number = (value: number | undefined) => (value === undefined ? '' : writeNumber(value));
  return {
    code: model.code,
    name: model.name,
    kind: model.kind,
    validFrom: days(model.validFrom),
    validTo: days(model.validTo),
    basis: model.basis.map(({ issuedOn, ...basis }) => ({ ...basis, issuedOn: days(issuedOn) })),
    verified: model.verified,
    fieldCodes: model.fieldCodes,
    units: model.units.map(({ code, name, pilotFrom, rollOutFrom }) => ({
      code,
      name,
      pilotFrom: days(pilotFrom),
      rollOutFrom: days(rollOutFrom),
    })),
    weekLeast: number(rules.perWeek?.least),
    weekMost: number(rules.perWeek?.most),
    monthLeast: number(rules.perMonth?.least),
    monthMost: number(rules.perMonth?.most),
    weekdays: rules.weekdays ?? [],
    minutes: number(rules.minutes),
    atEdgeOfHours: rules.atEdgeOfHours,
    groups: model.groups,
    targets: model.targets.map(({ figure, shareOf = '', atLeast, by }) => ({
      figure,
      shareOf,
      atLeast: writeNumber(atLeast),
      by: days(by),
    })),
    deadlines: model.deadlines.map(({ kind, day }) => ({ kind, day: writeDay(day) })),
  };
}

/** What a template begins with: its shape, from today on, without units and without a basis. */
export function modelFrom(
  { code, names, kind, choice, rules, groups, targets }: ModelTemplate,
  taken: readonly string[],
  today: Day,
): Model {
  return {
    ...blankModel(today),
    code: freeCode(code, taken),
    template: code,
    name: names.vi,
    kind,
    ...(choice !== undefined && { choice }),
    rules,
    groups,
    targets,
  };
}

/** What another office wrote: from today on, as a draft that nobody has compared with a document. */
export function modelFromFile(
  { code, targets, ...shape }: ModelShape,
  taken: readonly string[],
  today: Day,
): Model {
  return {
    ...blankModel(today),
    ...shape,
    code: freeCode(code, taken),
    targets: targets.map((target) => ({ ...target })),
  };
}

export function emptyModel(taken: readonly string[], today: Day): Model {
  return { ...blankModel(today), code: freeCode('mo-hinh', taken) };
}

function blankModel(today: Day): Model {
  return {
    code: '',
    name: '',
    kind: 'allHours',
    basis: [],
    verified: false,
    fieldCodes: [],
    units: [],
    rules: { atEdgeOfHours: false },
    groups: [],
    targets: [],
    deadlines: [],
    validFrom: today,
  };
}

/** The code itself, or with the first number that nothing has. */
export function freeCode(wanted: string, taken: readonly string[]): string {
  if (!taken.includes(wanted)) return wanted;
  let number = 2;
  while (taken.includes(`${wanted}-${number}`)) number += 1;
  return `${wanted}-${number}`;
}

/** What is wrong, and where: `units.0.code`. */
export type DraftFaults = ReadonlyMap<
  string,
  'missing' | 'code' | 'day' | 'number' | 'order' | 'least' | 'twice'
>;

/**
 * The model that a draft stands for, or what is wrong with it. What the form does not show (its
 * template, what it is chosen from) stays as it was.
 */
export function modelOf(
  draft: ModelDraft,
  base: Model,
): { readonly model: Model } | { readonly faults: DraftFaults } {
  const faults = new Map<
    string,
    'missing' | 'code' | 'day' | 'number' | 'order' | 'least' | 'twice'
  >();
  const needed = (at: string, text: string): string => {
    if (text.trim() === '') faults.set(at, 'missing');
    return text.trim();
  };
  const codeIn = (at: string, text: string, before: readonly string[] = []): string => {
    const written = text.trim();
    if (!/^[A-Za-z0-9._-]{1,40}$/.test(written))
      faults.set(at, written === '' ? 'missing' : 'code');
    else if (before.includes(written)) faults.set(at, 'twice');
    return written;
  };
  const dayIn = (at: string, text: string): Day | undefined => {
    const day = parseDay(text);
    if (text.trim() !== '' && day === undefined) faults.set(at, 'day');
    return day;
  };
  const numberIn = (at: string, text: string, most: number): number | undefined => {
    const read = readNumber(text, 'count');
    if (read.is === 'fault' || (read.is === 'number' && read.value > most))
      faults.set(at, 'number');
    return read.is === 'number' ? read.value : undefined;
  };
  const inOrder = (at: string, from: Day | undefined, to: Day | undefined): void => {
    if (from !== undefined && to !== undefined && to < from) faults.set(at, 'order');
  };
  const often = (of: 'week' | 'month', mostThere: number) => {
    const least = numberIn(`${of}Least`, draft[`${of}Least`], 7);
    const most = numberIn(`${of}Most`, draft[`${of}Most`], mostThere);
    if (least === undefined && most === undefined) return undefined;
    if (most === undefined || most === 0) faults.set(`${of}Most`, 'missing');
    else if ((least ?? 0) > most) faults.set(`${of}Most`, 'least');
    return { least: least ?? 0, most: most ?? 1 };
  };

  const name = needed('name', draft.name);
  const validFrom = dayIn('validFrom', draft.validFrom);
  if (draft.validFrom.trim() === '') faults.set('validFrom', 'missing');
  const validTo = dayIn('validTo', draft.validTo);
  inOrder('validTo', validFrom, validTo);
  const basis = draft.basis.map(({ number, body, issuedOn, clause }, at) => {
    const day = dayIn(`basis.${at}.issuedOn`, issuedOn);
    return {
      number: number.trim(),
      body: needed(`basis.${at}.body`, body),
      ...(day !== undefined && { issuedOn: day }),
      clause: clause.trim(),
    };
  });
  const unitCodes = draft.units.map(({ code }) => code.trim());
  const units = draft.units.map(({ code, name, pilotFrom, rollOutFrom }, at) => {
    const [pilot, rollOut] = [
      dayIn(`units.${at}.pilotFrom`, pilotFrom),
      dayIn(`units.${at}.rollOutFrom`, rollOutFrom),
    ];
    inOrder(`units.${at}.rollOutFrom`, pilot, rollOut);
    return {
      code: codeIn(`units.${at}.code`, code, unitCodes.slice(0, at)),
      name: name.trim(),
      ...(pilot !== undefined && { pilotFrom: pilot }),
      ...(rollOut !== undefined && { rollOutFrom: rollOut }),
    };
  });
  const perWeek = often('week', 7);
  const perMonth = often('month', 31);
  const minutes = numberIn('minutes', draft.minutes, 720);
  if (minutes !== undefined && minutes < 5) faults.set('minutes', 'number');
  const groups = draft.groups.map(({ code, name }, at) => ({
    code,
    name: needed(`groups.${at}.name`, name),
  }));
  const targets = draft.targets.map(({ figure, shareOf, atLeast, by }, at) => {
    const day = dayIn(`targets.${at}.by`, by);
    const read = readNumber(atLeast, 'decimal');
    if (read.is !== 'number') {
      faults.set(`targets.${at}.atLeast`, read.is === 'blank' ? 'missing' : 'number');
    }
    return {
      figure,
      ...(shareOf !== '' && { shareOf }),
      atLeast: read.is === 'number' ? read.value : 0,
      ...(day !== undefined && { by: day }),
    };
  });
  const deadlines = draft.deadlines.map(({ kind, day }, at) => {
    const read = dayIn(`deadlines.${at}.day`, day);
    if (day.trim() === '') faults.set(`deadlines.${at}.day`, 'missing');
    return { kind, day: read ?? '' };
  });

  if (faults.size > 0 || validFrom === undefined) return { faults };
  const { template, choice } = base;
  return {
    model: {
      code: base.code,
      name,
      kind: draft.kind,
      basis,
      verified: draft.verified && basis.length > 0,
      ...(template !== undefined && { template }),
      fieldCodes: [...draft.fieldCodes],
      units,
      ...(choice !== undefined && { choice }),
      rules: {
        ...(perWeek !== undefined && { perWeek }),
        ...(perMonth !== undefined && { perMonth }),
        ...(draft.weekdays.length > 0 && {
          weekdays: draft.weekdays.toSorted((one, other) => one - other),
        }),
        ...(minutes !== undefined && { minutes }),
        atEdgeOfHours: draft.atEdgeOfHours,
      },
      groups,
      targets,
      deadlines,
      validFrom,
      ...(validTo !== undefined && { validTo }),
    },
  };
}
