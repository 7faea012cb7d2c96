import { describe, expect, it } from 'vitest';
import { createFakeClock } from '#tests/support/fake-clock.ts';
import { createClock } from './clock.ts';

function clockWith(iso: string, lastTrusted?: string) {
  const system = createFakeClock(iso);
  const lastTrustedMs = lastTrusted === undefined ? undefined : Date.parse(lastTrusted);
  const clock = createClock({ system, offsetMinutes: 420, lastTrustedMs });
  return { system, state: () => clock.now().state };
}

describe('the clock', () => {
  it('is trusted while it agrees with the time since boot', () => {
    const { system, state } = clockWith('2026-11-27T09:00:00+07:00');
    expect(state()).toBe('trusted');
    system.pass(3 * 24 * 60 * 60_000);
    expect(state()).toBe('trusted');
  });

  it('forgives a correction of up to two minutes', () => {
    const { system, state } = clockWith('2026-11-27T09:00:00+07:00');
    state();
    system.set('2026-11-27T08:58:30+07:00');
    expect(state()).toBe('trusted');
  });

  it('is suspect after a jump, and trusted again when it is put right', () => {
    const { system, state } = clockWith('2026-11-27T09:00:00+07:00');
    state();
    system.set('2027-11-27T09:00:00+07:00');
    expect([state(), state()]).toEqual(['suspect', 'suspect']);
    system.set('2026-11-27T09:00:30+07:00');
    expect(state()).toBe('trusted');
  });

  it('is suspect when it is behind what was last recorded, over a restart too', () => {
    expect(clockWith('2026-11-27T09:00:00+07:00', '2026-11-27T10:00:00+07:00').state()).toBe(
      'suspect',
    );
    expect(clockWith('2026-11-27T09:00:00+07:00', '2026-11-27T08:00:00+07:00').state()).toBe(
      'trusted',
    );
  });

  it('counts as not set while it shows a day before the program was released', () => {
    const { system, state } = clockWith('1970-01-01T00:00:00Z');
    expect(state()).toBe('unset');
    system.set('2026-11-27T09:00:00+07:00');
    expect(state()).toBe('trusted');
  });
});
