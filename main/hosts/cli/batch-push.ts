import { z } from 'zod';
import { readOptions } from './arguments.ts';
import type { Command } from './command.ts';
import { troubleLine } from './connection-network.ts';
import { foreseenOfNetwork, openNetworkDesk } from './network-desk.ts';

/** Calls the desk now; exit code 1 when anything did not come to its end. */
export const pushNow: Command = async (context) => {
  const { args, words, print } = context;
  const whose = readOptions(
    args,
    { data: { type: 'string' }, as: { type: 'string' } },
    z.strictObject({ data: z.string().min(1), as: z.string().min(1).optional() }),
    words,
  );
  const { client, close } = await openNetworkDesk(whose, context);
  try {
    const { trouble, detail, pushed, settings } = await client.pushNow();
    if (pushed > 0) print(words('cli:network.pushed', { count: pushed }));
    else if (trouble === null) print(words('cli:network.nothing'));
    if (settings !== null) print(words('cli:intake.settings.taken', { version: settings }));
    if (trouble === null) return 0;
    print(troubleLine(words, trouble, detail));
    return 1;
  } catch (error) {
    throw foreseenOfNetwork(error, words);
  } finally {
    close();
  }
};
