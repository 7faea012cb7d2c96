import { z } from 'zod';
import type { NetworkState } from '#shared/features/network/network.contract.ts';
import { StartError } from '#main/platform/start-error.ts';
import type { Words } from '#main/words.ts';
import { readOptions } from './arguments.ts';
import type { Command } from './command.ts';
import { foreseenOfNetwork, openNetworkDesk } from './network-desk.ts';

const Options = z.strictObject({
  data: z.string().min(1),
  side: z.enum(['desk', 'station']).optional(),
  port: z
    .string()
    .regex(/^\d{4,5}$/)
    .transform(Number)
    .pipe(z.int().min(1024).max(65_535))
    .optional(),
  address: z.string().max(80).optional(),
  as: z.string().min(1).optional(),
});

/** Switches the office's network on or off for a folder, or says how it stands. */
export const connectionNetwork: Command = async (context) => {
  const { words, print } = context;
  const [verb = '', ...args] = context.args;
  if (verb !== 'on' && verb !== 'off' && verb !== 'status') {
    const name = `connection network ${verb}`.trim();
    throw new StartError('usage', { what: words('cli:usage.unknownCommand', { name }) });
  }
  const { side, port, address, ...whose } = readOptions(
    args,
    {
      data: { type: 'string' },
      side: { type: 'string' },
      port: { type: 'string' },
      address: { type: 'string' },
      as: { type: 'string' },
    },
    Options,
    words,
  );
  const { client, close } = await openNetworkDesk(whose, context);
  try {
    const before = await client.show();
    // whoever has taken a desk's card in is a station of that desk
    const mine = side ?? (before.station.desk === null ? 'desk' : 'station');
    const on = verb === 'on';
    const state =
      verb === 'status'
        ? before
        : mine === 'desk'
          ? await client.listen({ on, port: port ?? before.desk.port })
          : await client.push({ on, address: address ?? before.station.address });
    for (const line of linesOf(state, words)) print(line);
    return 0;
  } catch (error) {
    throw foreseenOfNetwork(error, words);
  } finally {
    close();
  }
};

function linesOf({ desk, station }: NetworkState, words: Words): string[] {
  const lines = [
    desk.isOn
      ? words('cli:network.listens', { port: desk.port, addresses: desk.addresses.join(', ') })
      : words('cli:network.listensNot'),
    station.isOn
      ? words('cli:network.pushes', { addresses: station.addresses.join(', ') || '–' })
      : words('cli:network.pushesNot'),
  ];
  if (station.isOn && station.contact !== null) {
    const { reachedAt, trouble, detail } = station.contact;
    lines.push(
      reachedAt === null
        ? words('cli:network.never')
        : words('cli:network.reached', { moment: writtenMoment(reachedAt) }),
    );
    if (trouble !== null) lines.push(troubleLine(words, trouble, detail));
  }
  for (const { code, name, reachedAt, hasPin } of desk.isOn ? desk.stations : []) {
    const since = reachedAt === null ? '–' : writtenMoment(reachedAt);
    const key = hasPin ? 'cli:network.station' : 'cli:network.stationOld';
    lines.push(words(key, { code, name, moment: since }));
  }
  return lines;
}

/** Why it did not come to its end, with the code that others can be told. */
export function troubleLine(words: Words, trouble: string, detail: string | null): string {
  const code = detail === null ? trouble : `${trouble}: ${detail}`;
  return `${words(`network:trouble.${trouble}`)} (${code})`;
}

/** `27/11/2026 09:05` */
function writtenMoment(moment: string): string {
  return `${moment.slice(0, 10).split('-').toReversed().join('/')} ${moment.slice(11, 16)}`;
}
