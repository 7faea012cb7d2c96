import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { operation } from '#shared/operation.ts';
import { folderKinds } from '../folder/folder-kind.ts';

export const StationView = z.object({
  unitName: z.string(),
  counterName: z.string().optional(),
  folderKind: z.enum(folderKinds),
  /** How long "Đổi lại" stays on the thanks, in milliseconds. */
  changeWindowMs: z.int(),
});
export type StationView = z.infer<typeof StationView>;

/** `ready`: a tap will be recorded. `staff`: somebody is signed in on this screen. */
export const StationState = z.object({ capture: z.enum(['ready', 'staff']) });
export type StationState = z.infer<typeof StationState>;

export const stationContract = {
  show: operation('station.see', { background: true }).output(StationView),
  /** The state now, then each change; a beat every few seconds proves the core alive. */
  watch: operation('station.see', { background: true }).output(eventIterator(StationState)),
};
