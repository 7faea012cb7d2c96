import { useEffect } from 'react';
import type { Presence } from '#renderer/features/access/use-session.ts';

/** So long citizens are kept from their screen without anybody signing in. */
const patienceMs = 60_000;

/** Whether this page stands where the citizens' page was, since somebody held its hidden corner. */
export function isFromKiosk(place: Pick<Location, 'hash'>): boolean {
  return place.hash === '#kiosk'; // only the browser host's kiosk goes to the desk by itself
}

/**
 * Gives the screen back to citizens when whoever signed in has signed out, or nobody has signed in
 * for a minute; without `goBack` there is no kiosk to go back to.
 */
export function useWayBack(presence: Presence, goBack: (() => void) | undefined): void {
  const isSignedOut = presence.is === 'signedOut';
  const hasEnded = presence.is === 'signedOut' && presence.ended !== undefined;
  useEffect(() => {
    if (goBack === undefined || !isSignedOut) return undefined;
    const timer = setTimeout(goBack, hasEnded ? 0 : patienceMs);
    return () => clearTimeout(timer);
  }, [goBack, isSignedOut, hasEnded]);
}
