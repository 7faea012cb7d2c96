import { StartError } from '#main/platform/start-error.ts';
import type { Command } from './command.ts';
import { saveCard } from './connection-card.ts';
import { enrolFile } from './connection-enrol.ts';
import { listConnections } from './connection-list.ts';
import { connectionNetwork } from './connection-network.ts';
import { revokeConnection } from './connection-revoke.ts';
import { rotateKeys } from './connection-rotate.ts';

const verbs: Readonly<Record<string, Command>> = {
  card: saveCard,
  enrol: enrolFile,
  list: listConnections,
  network: connectionNetwork,
  revoke: revokeConnection,
  rotate: rotateKeys,
};

/** Who a folder is to others, and whom it trusts. */
export const connection: Command = async (context) => {
  const [verb = '', ...args] = context.args;
  const command = Object.hasOwn(verbs, verb) ? verbs[verb] : undefined;
  if (command === undefined) {
    const name = `connection ${verb}`.trim();
    throw new StartError('usage', { what: context.words('cli:usage.unknownCommand', { name }) });
  }
  return await command({ ...context, args });
};
