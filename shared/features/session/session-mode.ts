/**
 * `extra`: at the counter outside the usual hours; citizens press alone. `assisted`: at the counter,
 * with somebody's help. `portable`: away from the counters, at home or in a village.
 */
export const sessionModes = ['extra', 'assisted', 'portable'] as const;
export type SessionMode = (typeof sessionModes)[number];
