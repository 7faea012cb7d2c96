import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { StartError } from '#main/platform/start-error.ts';
import { readOptions } from './arguments.ts';
import { filesFirst, oneFile } from './campaign-files.ts';
import type { Command } from './command.ts';
import { connectionsOf, folderOf, refusedConnection, workAs } from './connection-folder.ts';
import { whoseCard } from './connection-words.ts';

const Options = z.strictObject({
  data: z.string().min(1),
  as: z.string().min(1).optional(),
  compared: z.string().min(1).optional(),
});

/** Shows whose card a file is, and trusts it once somebody has compared its number. */
export const enrolFile: Command = async (context) => {
  const { words, print } = context;
  const { files, options } = filesFirst(context.args);
  const { data, as, compared } = readOptions(
    options,
    { data: { type: 'string' }, as: { type: 'string' }, compared: { type: 'string' } },
    Options,
    words,
  );
  const card = textOf(oneFile(files, words));
  const folder = folderOf(data);
  const worker = await workAs(folder, as, context);
  try {
    const connections = await connectionsOf(folder, worker);
    const seen = await connections.inspect({ card });
    print(words('cli:connection.seen', { whose: whoseCard(words, seen), code: seen.code }));
    for (const note of seen.notes) print(words(`cli:connection.note.${note}`));
    if (seen.standing === 'known') {
      print(words('cli:connection.known'));
      return 0;
    }
    const isVouchedFor = seen.standing === 'successor' || seen.standing === 'renewed';
    if (isVouchedFor) print(words('cli:connection.vouched'));
    const [typed] =
      isVouchedFor || compared !== undefined
        ? [compared]
        : await context.askLines([words('cli:connection.compare')]);
    await connections.enrol({ card, comparedCode: typed });
    print(words('cli:connection.enrolled'));
    return 0;
  } catch (error) {
    throw refusedConnection(error, context);
  } finally {
    worker.close();
  }
};

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8').slice(0, 32_768) || '-'; // nothing is no card either
  } catch (error) {
    const reason = String(Reflect.get(Object(error), 'code') ?? error);
    throw new StartError('fileUnreadable', { file, reason });
  }
}
