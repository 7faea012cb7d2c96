import { useCallback, useEffect, useRef, useState } from 'react';
import type { Client } from '#renderer/client/client.ts';

/** WCAG 2.2.1: at least 20 s in which one simple action is enough to go on. */
const warningSeconds = 20;
/** The core is told of a person's presence no more often than this. */
const tellEveryMs = 20_000;
const signs = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const;

/**
 * Tells the core that somebody is there, and how many seconds are left before it signs them out
 * (undefined while there is time). Once the warning shows, only `stay` goes on.
 */
export function useIdle(
  client: Client,
  idleAfterSeconds: number,
  onIdleEnd: (expected: boolean) => void,
) {
  const [secondsLeft, setSecondsLeft] = useState<number>();
  const active = useRef(true); // whoever has just signed in or loaded the page is there
  const toldAtMs = useRef(performance.now() - tellEveryMs);

  const stay = useCallback(() => {
    const nowMs = performance.now();
    active.current = false;
    toldAtMs.current = nowMs;
    setSecondsLeft(undefined);
    onIdleEnd(false);
    // a core that does not hear it ends the session, and the line tells
    void client.access.stay().catch(() => {});
  }, [client, onIdleEnd]);

  useEffect(() => {
    const notice = (event: Event) => {
      if (isMadeByPerson(event)) active.current = true;
    };
    for (const sign of signs) window.addEventListener(sign, notice, { passive: true });
    return () => {
      for (const sign of signs) window.removeEventListener(sign, notice);
    };
  }, []);

  useEffect(() => {
    let isWarned = false;
    const look = () => {
      const goneMs = performance.now() - toldAtMs.current;
      const left = Math.max(0, Math.ceil(idleAfterSeconds - goneMs / 1000));
      const isShort = left <= warningSeconds;
      if (active.current && !isWarned && (isShort || goneMs >= tellEveryMs)) return stay();
      isWarned = isShort;
      setSecondsLeft(isShort ? left : undefined);
      if (left <= 1) onIdleEnd(true);
    };
    look();
    const timer = setInterval(look, 500);
    return () => clearInterval(timer);
  }, [idleAfterSeconds, onIdleEnd, stay]);

  return { secondsLeft, stay };
}

/** Chromium also moves a pointer that lies still when the page beneath it changes. */
function isMadeByPerson(event: Event): boolean {
  if (event.type !== 'pointermove' || !(event instanceof MouseEvent)) return true;
  return event.movementX !== 0 || event.movementY !== 0;
}
