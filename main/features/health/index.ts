import type { Door } from '#main/door.ts';
import type { Check } from '#shared/features/health/health.contract.ts';

export interface HealthDeps {
  /** Checks that cost nothing. */
  readonly check: () => Check[];
}

export function createHealthRouter(door: Door['health'], { check }: HealthDeps) {
  return {
    show: door.show.handler(() => {
      const checks = check();
      return { works: checks.every(({ verdict }) => verdict !== 'bad'), checks };
    }),
  };
}
