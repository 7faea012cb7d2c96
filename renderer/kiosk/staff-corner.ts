import type { ActorRefFrom, SnapshotFrom } from 'xstate';
import type { Client } from '#renderer/client/client.ts';
import { listenForCornerHold } from './corner-hold.ts';
import type { KioskMachine } from './kiosk-machine.ts';

/**
 * Staff hold the hidden corner to come to the desk. Where the host brings it in front, what is on
 * the glass goes on beneath; where this page would have to leave, it leaves nobody's visit.
 */
export function watchStaffCorner(client: Client, flow: ActorRefFrom<KioskMachine>): () => void {
  const callDesk = async () => {
    const { desk } = await client.station.callDesk();
    if (desk === 'follow' && isNobodyThere(flow.getSnapshot())) location.assign('/desk/#kiosk');
  };
  return listenForCornerHold(document, () => {
    void callDesk().catch(() => {}); // a core that is away has no desk either
  });
}

/** Whether nothing was given that is not finished and on disk. */
export function isNobodyThere(snapshot: SnapshotFrom<KioskMachine>): boolean {
  const { tap, responseId, outbox, words, panel } = snapshot.context;
  const isAtRest =
    snapshot.matches({ screen: { asking: 'faces' } }) ||
    snapshot.matches({ screen: 'closed' }) ||
    snapshot.matches({ screen: 'paused' });
  const isNothingGiven = tap === undefined && responseId === undefined && outbox.length === 0;
  return isAtRest && isNothingGiven && words === '' && panel === 'closed';
}
