import { oc } from '@orpc/contract';
import type { Right } from './features/access/rights.ts';

/** What every operation of the contract says about itself besides its shapes. */
export interface OperationMeta {
  /** The right a caller must hold; the door refuses everyone else. */
  readonly right?: Right;
  /** A call that a screen makes by itself does not keep a session awake. */
  readonly background?: boolean;
  readonly [other: string]: unknown;
}

/** A foreseen refusal: the caller can do something about it, the core is well. */
export const refusal = { status: 409 } as const;

/** Starts the declaration of an operation that only holders of `right` may call. */
export function operation(right: Right, more: { readonly background?: boolean } = {}) {
  return oc.$meta<OperationMeta>({ right, ...more });
}
