/** Which set is scored, for when. */
export interface Scoring {
  readonly set: string;
  readonly version: number;
  readonly period: string;
}

/** What became of a call: done, or refused by its name, with what the machine said of a file. */
export type Settled<Why extends string = string> =
  | 'done'
  | { readonly why: Why | 'failed'; readonly reason?: string };

interface Outcome {
  readonly isSuccess: boolean;
  readonly isDefined: boolean;
  readonly error: unknown;
}

/** Takes the refusal out of what `safe()` gives; what was not foreseen is `failed`. */
export function settle(outcome: Outcome): Settled {
  if (outcome.isSuccess) return 'done';
  if (!outcome.isDefined) return { why: 'failed' };
  const { code, data } = Object(outcome.error) as { readonly code: string; readonly data: unknown };
  const reason: unknown = Reflect.get(Object(data), 'reason');
  return { why: code, ...(typeof reason === 'string' && { reason }) };
}
