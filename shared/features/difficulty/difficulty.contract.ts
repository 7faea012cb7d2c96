import { z } from 'zod';
import { operation, refusal } from '#shared/operation.ts';
import { difficultyStates } from './states.ts';

const code = z.string().regex(/^[A-Za-z0-9._-]{1,40}$/);
const id = z.int().positive();

export const difficultyKinds = ['difficulty', 'proposal'] as const;

/** What hinders the work, or what is proposed; in the words of the staff. */
export const NewDifficulty = z.strictObject({
  kind: z.enum(difficultyKinds),
  words: z.string().trim().min(5).max(2_000),
  fieldCode: code.optional(),
  /** The model it is about, such as a service time that is tried out. */
  modelCode: code.optional(),
  /** Who can do something about it; may be empty until it is sent up. */
  addressee: z.string().trim().max(200),
});
export type NewDifficulty = z.infer<typeof NewDifficulty>;

export const DifficultyStep = z.object({
  id,
  state: z.enum(difficultyStates),
  day: z.iso.date(),
  note: z.string(),
  person: z.string(),
});
export type DifficultyStep = z.infer<typeof DifficultyStep>;

export const Difficulty = z.object({
  id,
  ...NewDifficulty.shape,
  notedOn: z.iso.date(),
  person: z.string(),
  state: z.enum(difficultyStates),
  /** In the order in which they were taken. */
  steps: z.array(DifficultyStep),
});
export type Difficulty = z.infer<typeof Difficulty>;

export const DifficultyOverview = z.object({
  /** The newest first. */
  difficulties: z.array(Difficulty),
  fields: z.array(z.object({ code: z.string(), name: z.string() })),
  models: z.array(z.object({ code: z.string(), name: z.string() })),
  today: z.iso.date(),
  unitName: z.string(),
});
export type DifficultyOverview = z.infer<typeof DifficultyOverview>;

const changes = { DIFFICULTY_UNKNOWN: refusal, DIFFICULTY_MOVED: refusal, STORE_FULL: refusal };

export const difficultyContract = {
  list: operation('activity.enter').output(DifficultyOverview),
  note: operation('activity.enter')
    .input(NewDifficulty)
    .output(z.object({ id }))
    .errors({ STORE_FULL: refusal }),
  /** Puts right what nobody has acted on yet. */
  correct: operation('activity.enter')
    .input(z.strictObject({ id, content: NewDifficulty }))
    .output(z.object({ id }))
    .errors(changes),
  /** Says what became of it, on a day up to today. `from` is the state that the person saw. */
  move: operation('activity.enter')
    .input(
      z.strictObject({
        id,
        from: z.enum(difficultyStates),
        to: z.enum(difficultyStates),
        day: z.iso.date(),
        note: z.string().trim().max(1_000),
      }),
    )
    .output(z.object({ id }))
    .errors({ ...changes, DAY_REFUSED: refusal }),
};
