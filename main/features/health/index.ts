import type { Caller, Door } from '#main/door.ts';
import type { Check } from '#shared/features/health/health.contract.ts';

export interface HealthDeps {
  /** Checks that cost nothing. */
  readonly check: () => Check[];
  readonly isDateInDoubt: () => boolean;
  readonly isClockTrusted: () => boolean;
  readonly confirmDate: (caller: Caller) => void;
}

export function createHealthRouter(door: Door['health'], deps: HealthDeps) {
  return {
    show: door.show.handler(({ context }) => {
      const checks = deps.check();
      const mayConfirm = context.caller.rights().has('office.change');
      return {
        works: checks.every(({ verdict }) => verdict !== 'bad'),
        checks,
        asksForDate: mayConfirm && deps.isDateInDoubt(),
      };
    }),
    confirmDate: door.confirmDate.handler(({ context, errors }) => {
      if (!deps.isClockTrusted()) throw errors.CLOCK_UNTRUSTED();
      deps.confirmDate(context.caller);
      return {};
    }),
  };
}
