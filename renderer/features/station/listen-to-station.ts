import type { Client } from '#renderer/client/client.ts';
import type { StationState, StationView } from '#shared/features/station/station.contract.ts';

/** What the core tells a station: who it is, then its state, again every few seconds. */
export type StationNews =
  | { readonly type: 'station.shown'; readonly view: StationView }
  | { readonly type: 'station.told'; readonly capture: StationState['capture'] };

/** Passes on what the core tells until the line ends; however it ends, nothing more is heard. */
export async function listenToStation(
  client: Client,
  hear: (news: StationNews) => void,
  signal: AbortSignal,
): Promise<void> {
  let shown = await client.station.show(undefined, { signal });
  hear({ type: 'station.shown', view: shown });
  for await (const { capture, version } of await client.station.watch(undefined, { signal })) {
    if (version !== shown.version) {
      shown = await client.station.show(undefined, { signal });
      hear({ type: 'station.shown', view: shown });
    }
    hear({ type: 'station.told', capture });
  }
}
