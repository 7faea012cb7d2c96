import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { StartError } from '#main/platform/start-error.ts';
import { decisionsOf, MadeDecision, type Decision } from '#shared/features/batch/decision.ts';
import type { Decisions } from '#shared/features/batch/ledger.ts';
import { writeWhole } from './store-folder.ts';

const File = z.strictObject({
  format: z.literal('hai-long-decisions/1'),
  decisions: z.array(MadeDecision),
});

/** Who did something, and on which day. */
export interface Act {
  readonly by: string;
  readonly on: string;
}

/** What people decided in a store, in a file of its own: it is no part of what others sent. */
export interface MadeDecisions {
  list(): readonly MadeDecision[];
  inForce(): Decisions;
  make(decision: Decision, act: Act): MadeDecision;
  /** False where there is none of this id, or it was undone before. */
  undo(id: string, act: Act): boolean;
}

/** Throws `fileUnreadable`: a decision that cannot be read is not forgotten in silence. */
export function openDecisions(file: string): MadeDecisions {
  let made = existsSync(file) ? read(file) : [];
  const keep = (next: readonly MadeDecision[]): void => {
    const content = { format: 'hai-long-decisions/1', decisions: next };
    writeWhole(file, `${JSON.stringify(content, null, 2)}\n`);
    made = next;
  };
  return {
    list: () => made,
    inForce: () => decisionsOf(made),
    make(decision, act) {
      const entry: MadeDecision = { id: randomUUID(), decision, ...act, undone: null };
      keep([...made, entry]);
      return entry;
    },
    undo(id, act) {
      const isStanding = made.some((each) => each.id === id && each.undone === null);
      if (isStanding) keep(made.map((each) => (each.id === id ? { ...each, undone: act } : each)));
      return isStanding;
    },
  };
}

function read(file: string): readonly MadeDecision[] {
  try {
    return File.parse(JSON.parse(readFileSync(file, 'utf8'))).decisions;
  } catch {
    throw new StartError('fileUnreadable', { file, reason: 'JSON' });
  }
}
