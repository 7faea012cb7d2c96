import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { keyOfForm } from '#shared/features/survey/locate-survey.ts';
import { SurveyMapping } from '#shared/features/survey/survey-mapping.ts';
import { writeWhole } from '../store-folder.ts';

/** A mapping as it lies in the store; `faults` are the places that a person has still to fill in. */
export type KeptMapping =
  | { readonly is: 'ready'; readonly mapping: SurveyMapping }
  | { readonly is: 'notChecked' | 'missing' | 'notJson' }
  | { readonly is: 'faulty'; readonly places: readonly string[] };

/** Mappings by name, in files that a person corrects with any editor. */
export interface SurveyMappings {
  fileOf(name: string): string;
  find(name: string): KeptMapping;
  /** The name under which a form with this header is known. */
  nameFor(header: readonly string[]): string | undefined;
  /** False where a mapping of that name is there already: what somebody corrected is never written over. */
  keep(name: string, proposal: object): boolean;
  /** What a person checked at the desk, in place of what was there. */
  replace(mapping: SurveyMapping): void;
}

const mostPlaces = 10;

export function createSurveyMappings(folder: string): SurveyMappings {
  const fileOf = (name: string) => join(folder, `${name}.json`);
  return {
    fileOf,
    find(name) {
      if (!existsSync(fileOf(name))) return { is: 'missing' };
      const content = readJson(fileOf(name));
      if (content === undefined) return { is: 'notJson' };
      const read = SurveyMapping.safeParse(content);
      if (read.success) return { is: 'ready', mapping: read.data };
      const places = read.error.issues.flatMap((issue) => placesOf(issue, content));
      const others = places.filter((place) => place !== 'checked');
      return others.length === 0
        ? { is: 'notChecked' }
        : { is: 'faulty', places: [...new Set(others)].slice(0, mostPlaces) };
    },
    nameFor(header) {
      if (!existsSync(folder)) return undefined;
      const names = readdirSync(folder)
        .filter((name) => name.endsWith('.json'))
        .map((name) => name.slice(0, -5))
        .toSorted();
      return names.find((name) => {
        const kept = Header.safeParse(readJson(fileOf(name)));
        return kept.success && keyOfForm(kept.data.header) === keyOfForm(header);
      });
    },
    keep(name, proposal) {
      if (existsSync(fileOf(name))) return false;
      mkdirSync(folder, { recursive: true });
      writeWhole(fileOf(name), `${JSON.stringify(proposal, null, 2)}\n`);
      return true;
    },
    replace(mapping) {
      mkdirSync(folder, { recursive: true });
      writeWhole(fileOf(mapping.form), `${JSON.stringify(mapping, null, 2)}\n`);
    },
  };
}

const Header = z.object({ header: z.array(z.string()) });

/** Where something has still to be filled in: each `?`, or the place that zod names. */
function placesOf(issue: z.core.$ZodIssue, content: unknown): readonly string[] {
  let value: unknown = content;
  const names: string[] = [];
  for (const key of issue.path) {
    value = typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
    names.push((typeof key === 'number' ? nameOf(value) : undefined) ?? String(key));
  }
  const path = names.join(' › ');
  const open = questionMarks(value, path);
  return open.length > 0 ? open : [path];
}

/** A question is known by its column better than by its place. */
function nameOf(value: unknown): string | undefined {
  const column: unknown =
    typeof value === 'object' && value !== null ? Reflect.get(value, 'column') : undefined;
  return typeof column === 'string' ? `“${column}”` : undefined;
}

function questionMarks(value: unknown, path: string): readonly string[] {
  if (value === '?') return [path];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => questionMarks(part, `${path} › ${key}`));
}

/** Undefined for what is not JSON: an editor's slip, to be said by name. */
function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
}
