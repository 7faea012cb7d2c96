import { z } from 'zod';
import { code } from '#shared/code.ts';
import { operation, refusal } from '#shared/operation.ts';
import {
  longestClause,
  longestDuty,
  longestLetter,
  mostTaskLines,
  shortestDuty,
  taskLineFaults,
} from './plan-tasks.ts';
import { taskStates } from './task-states.ts';

const id = z.int().positive();
const day = z.iso.date();

export const TaskUnit = z.strictObject({ code, name: z.string().trim().min(1).max(200) });

const said = {
  duty: z.string().trim().min(shortestDuty).max(longestDuty),
  /** The last day; nothing where the letter names none. */
  deadline: day.optional(),
  /** The letter that asks for it: number, date and who wrote it, as far as it has them. */
  letter: z.string().trim().min(1).max(longestLetter),
  /** Where in that letter. */
  clause: z.string().trim().max(longestClause),
  modelCode: code.optional(),
  /** What is to be done is to report; the agenda says so. */
  isReport: z.boolean(),
};

/** A duty that a superior's letter gives, to one unit. */
export const NewTask = z.strictObject({ ...said, unit: TaskUnit });
export type NewTask = z.infer<typeof NewTask>;

export const TaskStep = z.object({
  id,
  state: z.enum(taskStates),
  day,
  note: z.string(),
  person: z.string(),
});
export type TaskStep = z.infer<typeof TaskStep>;

/** A deadline that took the place of another, and the letter that says so. */
export const DeadlineChange = z.object({
  id,
  before: day.optional(),
  deadline: day.optional(),
  letter: z.string(),
  day,
  person: z.string(),
});
export type DeadlineChange = z.infer<typeof DeadlineChange>;

/** A document that shows what was done; the file itself where the office keeps it as evidence. */
const proof = {
  title: z.string().trim().min(2).max(300),
  /** Its number, such as `12/BC-UBND`; may be empty. */
  number: z.string().trim().max(100),
  issuedOn: day.optional(),
  /** The hash of a file that is kept as evidence. */
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
};
export const NewProof = z.strictObject(proof);
export type NewProof = z.infer<typeof NewProof>;

export const Proof = z.object({ id, ...proof, addedOn: day, person: z.string() });
export type Proof = z.infer<typeof Proof>;

export const Task = z.object({
  id,
  ...said,
  unit: TaskUnit,
  notedOn: day,
  person: z.string(),
  state: z.enum(taskStates),
  /** Only where it is done. */
  doneOn: day.optional(),
  /** In the order in which they were taken. */
  steps: z.array(TaskStep),
  deadlines: z.array(DeadlineChange),
  proofs: z.array(Proof),
  /** Nobody has acted on it: it can still be put right. */
  isFresh: z.boolean(),
});
export type Task = z.infer<typeof Task>;

export const KeptFile = z.object({ sha256: z.string(), title: z.string() });

export const TaskImport = z.object({
  id,
  tasks: z.int(),
  importedOn: day,
  person: z.string(),
});
export type TaskImport = z.infer<typeof TaskImport>;

export const TaskOverview = z.object({
  /** The most urgent first; what is over at the end. */
  tasks: z.array(Task),
  today: day,
  unit: TaskUnit,
  /** Everybody the register knows. */
  units: z.array(TaskUnit),
  models: z.array(z.object({ code: z.string(), name: z.string() })),
  /** Files that are kept as evidence and hold nothing personal. */
  keptFiles: z.array(KeptFile),
  /** The last list that was taken in, while nobody has acted on any of it. */
  undoable: TaskImport.optional(),
  mayEnter: z.boolean(),
  /** Whether who asks may say that a duty is no longer in force. */
  mayDecide: z.boolean(),
});
export type TaskOverview = z.infer<typeof TaskOverview>;

const Lines = z.strictObject({
  lines: z
    .array(
      z.strictObject({
        line: z.int().positive(),
        cells: z.array(z.string().max(longestDuty + 1_000)).max(20),
      }),
    )
    .min(1)
    .max(mostTaskLines),
  letter: z.string().trim().max(longestLetter),
  modelCode: code.optional(),
});

export const TaskPreview = z.object({
  tasks: z.array(
    z.object({
      line: z.int(),
      duty: z.string(),
      unit: TaskUnit,
      deadline: day.optional(),
      letter: z.string(),
      clause: z.string(),
      isReport: z.boolean(),
    }),
  ),
  faults: z.array(z.object({ line: z.int(), fault: z.enum(taskLineFaults), text: z.string() })),
  newUnits: z.array(TaskUnit),
  same: z.int(),
  /** The newest duty that the preview knew. */
  basedOn: z.int(),
});
export type TaskPreview = z.infer<typeof TaskPreview>;

const changes = { TASK_UNKNOWN: refusal, TASK_MOVED: refusal, STORE_FULL: refusal };
const written = z.object({ id });

export const taskContract = {
  list: operation('figures.read').output(TaskOverview),
  /** One duty for each of the units. */
  note: operation('activity.enter')
    .input(z.strictObject({ ...said, units: z.array(TaskUnit).min(1).max(60) }))
    .output(z.object({ ids: z.array(id) }))
    .errors({ STORE_FULL: refusal }),
  /** Puts right what nobody has acted on yet. */
  correct: operation('activity.enter')
    .input(z.strictObject({ id, content: NewTask }))
    .output(written)
    .errors(changes),
  /** Says what became of it, on a day up to today. `from` is the state that the person saw. */
  move: operation('activity.enter')
    .input(
      z.strictObject({
        id,
        from: z.enum(taskStates),
        to: z.enum(taskStates),
        day,
        note: z.string().trim().max(1_000),
      }),
    )
    .output(written)
    .errors({ ...changes, DAY_REFUSED: refusal, LEADER_DECIDES: refusal }),
  /** Moves the deadline by a letter; the one before stays in sight. `from` is what the person saw. */
  changeDeadline: operation('activity.enter')
    .input(
      z.strictObject({
        id,
        from: day.optional(),
        to: day.optional(),
        letter: z.string().trim().min(3).max(longestLetter),
      }),
    )
    .output(written)
    .errors({ ...changes, DEADLINE_SAME: refusal }),
  addProof: operation('activity.enter')
    .input(z.strictObject({ id, proof: NewProof }))
    .output(written)
    .errors({ TASK_UNKNOWN: refusal, FILE_UNKNOWN: refusal, STORE_FULL: refusal }),
  /** Takes back a proof that was noted by mistake; that it was there stays in the audit. */
  removeProof: operation('activity.enter')
    .input(z.strictObject({ id, proof: id }))
    .output(written)
    .errors({ TASK_UNKNOWN: refusal, STORE_FULL: refusal }),
  /** Reads a list and writes nothing. */
  preview: operation('activity.enter').input(Lines).output(TaskPreview),
  /** Takes the list in as its preview said, whole or not at all. */
  import: operation('activity.enter')
    .input(Lines.extend({ basedOn: z.int() }))
    .output(TaskImport)
    .errors({ IMPORT_FAULTY: refusal, TASKS_CHANGED: refusal, STORE_FULL: refusal }),
  /** Takes a list back while nobody has acted on any of its duties. */
  undoImport: operation('activity.enter')
    .input(z.strictObject({ id }))
    .output(z.object({ tasks: z.int() }))
    .errors({ IMPORT_USED: refusal, STORE_FULL: refusal }),
};
