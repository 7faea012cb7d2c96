interface Held {
  readonly code: string;
  readonly roles: readonly string[];
}

/**
 * Whether somebody would change what they themselves may do, or shut themselves out: that is done by
 * another who manages people. `after` is undefined for who would no longer be let in.
 */
export function isOwnAccount(actor: string, before: Held, after: Held | undefined): boolean {
  return before.code === actor && !(after !== undefined && haveSame(before.roles, after.roles));
}

/** Whether these are the same roles, in whatever order. */
export function haveSame(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((role) => others.includes(role));
}
