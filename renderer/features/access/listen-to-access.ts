import { ORPCError } from '@orpc/client';
import type { Client } from '#renderer/client/client.ts';
import type { Session, SignInView } from '#shared/features/access/access.contract.ts';

/** What the core tells a desk: who can sign in here and who has. */
export interface AccessNews {
  readonly view: SignInView;
  readonly session: Session | null;
}

/** `stranger`: the core does not know this page, which was loaded from an earlier start of it. */
export type LineEnd = 'ended' | 'stranger';

/** Passes on what the core tells until the line ends, and says how it ended; it never throws. */
export function listenToAccess(
  client: Client,
  hear: (news: AccessNews) => void,
  signal: AbortSignal,
): Promise<LineEnd> {
  return listen(client, hear, signal).then(
    () => 'ended',
    (error: unknown) =>
      error instanceof ORPCError && error.code === 'FORBIDDEN' ? 'stranger' : 'ended',
  );
}

async function listen(
  client: Client,
  hear: (news: AccessNews) => void,
  signal: AbortSignal,
): Promise<void> {
  for await (const { session } of await client.access.watch(undefined, { signal })) {
    // read anew each time: a screen may have been locked meanwhile
    const view = await client.access.show(undefined, { signal });
    if (!signal.aborted) hear({ view, session });
  }
}
