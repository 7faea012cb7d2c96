import type { PersonRegister } from '#main/person-register.ts';
import type { Moment } from '#main/platform/clock.ts';
import { commitUnlessFull, type Database } from '#main/storage/database.ts';
import type { PersonRole } from '#shared/features/access/rights.ts';

/** What the use cases of this feature stand on. */
export interface PeopleDeps {
  readonly db: Database;
  readonly people: PersonRegister;
  readonly now: () => Moment;
  /** Ends wherever this person is signed in. */
  readonly endSessionsOf: (code: string) => void;
  /** What was changed holds at once wherever the person is signed in. */
  readonly renewSessionsOf: (person: {
    code: string;
    name: string;
    roles: readonly PersonRole[];
  }) => void;
}

export type Outcome<Why extends string, Done = object> =
  | ({ readonly done: true } & Done)
  | { readonly done: false; readonly why: Why };

export const done = { done: true } as const;

export function refuse<Why extends string>(why: Why): { readonly done: false; readonly why: Why } {
  return { done: false, why };
}

/** All of it or, on a full disk, nothing. */
export function commit<Result extends { readonly done: boolean }>(
  db: Database,
  step: () => Result,
): Result | { readonly done: false; readonly why: 'STORE_FULL' } {
  return commitUnlessFull(db, step, refuse('STORE_FULL'));
}
