/** The program's version and release day; a clock that shows an earlier day has not been set. */
export const release = { version: '0.1.0', releasedAtMs: Date.UTC(2026, 10, 20) } as const;
