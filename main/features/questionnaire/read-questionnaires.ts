import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import { Questionnaire } from '#shared/features/questionnaire/questionnaire.ts';

/** A file that cannot be used, and why, with the place in it. */
export interface QuestionnaireFault {
  readonly file: string;
  readonly fault: string;
}

export interface ReadQuestionnaires {
  readonly questionnaires: readonly Questionnaire[];
  readonly faults: readonly QuestionnaireFault[];
}

/** The office's own questionnaires; a file with a fault is left out and named, the others serve. */
export function readQuestionnaires(folder: string): ReadQuestionnaires {
  if (!existsSync(folder)) return { questionnaires: [], faults: [] };
  const read = readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => readQuestionnaire(join(folder, file)));
  return {
    questionnaires: read.filter((result): result is Questionnaire => !('fault' in result)),
    faults: read.filter((result) => 'fault' in result),
  };
}

function readQuestionnaire(file: string): Questionnaire | QuestionnaireFault {
  try {
    const text = readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
    const parsed = Questionnaire.safeParse(JSON.parse(text));
    if (!parsed.success) return { file, fault: faultOf(parsed.error) };
    // a supervisor's questions come in a signed file, never as the office's own
    return parsed.data.id.startsWith('c-')
      ? { file, fault: 'id: “c-” belongs to surveys of a supervisor' }
      : parsed.data;
  } catch (error) {
    // not to be read, or no JSON: whoever wrote the file has to look at it
    return { file, fault: error instanceof Error ? error.message : String(error) };
  }
}

/** Every place at fault, as `questions.2.when.is: …`. */
export function faultOf(error: z.ZodError): string {
  return error.issues
    .map(({ path, message }) => `${path.map(String).join('.') || '(whole file)'}: ${message}`)
    .join('; ');
}
