import { z } from 'zod';
import { revocationReasons } from '#shared/features/connection/connection.contract.ts';
import { readOptions } from './arguments.ts';
import type { Command } from './command.ts';
import { connectionsOf, folderOf, refusedConnection, workAs } from './connection-folder.ts';
import { whoseCard } from './connection-words.ts';

const Options = z.strictObject({
  data: z.string().min(1),
  key: z.string().min(1),
  reason: z.enum(revocationReasons),
  as: z.string().min(1).optional(),
});

/** Takes nothing more that a key signs; what was counted stays counted. */
export const revokeConnection: Command = async (context) => {
  const { words, print } = context;
  const [first = '', ...rest] = context.args;
  const { data, key, reason, as } = readOptions(
    first.startsWith('-') ? context.args : ['--key', first, ...rest],
    {
      data: { type: 'string' },
      key: { type: 'string' },
      reason: { type: 'string' },
      as: { type: 'string' },
    },
    Options,
    words,
  );
  const folder = folderOf(data);
  const worker = await workAs(folder, as, context);
  try {
    const connections = await connectionsOf(folder, worker);
    const { known } = await connections.show();
    const meant = known.find(
      ({ fingerprint, code }) => fingerprint === key || digitsIn(code) === digitsIn(key),
    );
    await connections.revoke({ fingerprint: meant?.fingerprint ?? key.slice(0, 60), reason });
    if (meant !== undefined) {
      print(words('cli:connection.revoked', { whose: whoseCard(words, meant) }));
    }
    return 0;
  } catch (error) {
    throw refusedConnection(error, context);
  } finally {
    worker.close();
  }
};

function digitsIn(code: string): string {
  return code.replace(/\s/g, '');
}
