import { useCallback, useEffect, useRef, useState } from 'react';
import type { Client } from '#renderer/client/client.ts';
import type { Session, SignInView } from '#shared/features/access/access.contract.ts';
import { listenToAccess, type AccessNews } from './listen-to-access.ts';

/** Why nobody is signed in any more; each has its words in `access:ended`. */
export type SessionEnd = 'byYourself' | 'idle' | 'elsewhere';

export type Presence =
  | { readonly is: 'connecting' }
  | { readonly is: 'lost' }
  | {
      readonly is: 'signedOut';
      readonly view: SignInView;
      readonly ended: SessionEnd | undefined;
    }
  | { readonly is: 'signedIn'; readonly view: SignInView; readonly session: Session };

/** A line that was open is opened again almost at once; the person at the screen sees nothing. */
const reopenAfterMs = 100;
const retryAfterMs = 1_000;

/**
 * Who is signed in here, as the core tells it. A line that breaks is opened again at once; only
 * when that fails too is the core lost. A core that was started again knows the page only after
 * `reload`.
 */
export function useSession(client: Client, reload: () => void) {
  const [presence, setPresence] = useState<Presence>({ is: 'connecting' });
  const expectedEnd = useRef<SessionEnd>('elsewhere');

  useEffect(() => {
    const stop = new AbortController();
    void keepListening(client, stop.signal, {
      onNews: (news) => {
        const end = expectedEnd.current;
        setPresence((before) => presenceAfter(before, news, end));
      },
      onLost: () => setPresence({ is: 'lost' }),
      onStranger: reload,
    });
    return () => stop.abort();
  }, [client, reload]);

  const signOut = useCallback(() => {
    expectedEnd.current = 'byYourself';
    // a core that cannot be reached has nobody signed in; the line tells either way
    void client.access.signOut().catch(() => {});
  }, [client]);

  const expectIdleEnd = useCallback((expected: boolean) => {
    if (expectedEnd.current !== 'byYourself') expectedEnd.current = expected ? 'idle' : 'elsewhere';
  }, []);

  useEffect(() => {
    if (presence.is === 'signedIn') expectedEnd.current = 'elsewhere';
  }, [presence.is]);

  return { presence, signOut, expectIdleEnd };
}

function presenceAfter(before: Presence, news: AccessNews, end: SessionEnd): Presence {
  const { view, session } = news;
  if (session !== null) return { is: 'signedIn', view, session };
  if (before.is === 'signedOut') return { ...before, view };
  return { is: 'signedOut', view, ended: before.is === 'signedIn' ? end : undefined };
}

interface Listener {
  readonly onNews: (news: AccessNews) => void;
  readonly onLost: () => void;
  readonly onStranger: () => void;
}

async function keepListening(
  client: Client,
  signal: AbortSignal,
  { onNews, onLost, onStranger }: Listener,
): Promise<void> {
  let everHeard = false;
  while (!signal.aborted) {
    let heard = false;
    const hear = (news: AccessNews) => {
      heard = true;
      everHeard = true;
      onNews(news);
    };
    const end = await listenToAccess(client, hear, signal);
    if (signal.aborted) return;
    if (end === 'stranger' && everHeard) return onStranger();
    if (!heard) onLost();
    await new Promise((resolve) => setTimeout(resolve, heard ? reopenAfterMs : retryAfterMs));
  }
}
