import { askLines } from './hosts/cli/ask-lines.ts';
import { askSecret } from './hosts/cli/ask-secret.ts';
import { batch } from './hosts/cli/batch.ts';
import { campaign } from './hosts/cli/campaign.ts';
import type { Command } from './hosts/cli/command.ts';
import { connection } from './hosts/cli/connection.ts';
import { createDoctor } from './hosts/cli/doctor.ts';
import { evidence } from './hosts/cli/evidence.ts';
import { exportTable } from './hosts/cli/export-table.ts';
import { gather } from './hosts/cli/gather.ts';
import { languageTemplate } from './hosts/cli/language-template.ts';
import { letters } from './hosts/cli/letters.ts';
import { office } from './hosts/cli/office.ts';
import { createReport } from './hosts/cli/report.ts';
import { simulate } from './hosts/cli/simulate.ts';
import { voiceList } from './hosts/cli/voice-list.ts';
import { assertNode } from './platform/assert-node.ts';
import { createMachine } from './platform/machine.ts';
import { StartError } from './platform/start-error.ts';
import { createWords, sentenceFor } from './words.ts';

const help: Command = async ({ words, print }) => {
  print(words('cli:help'));
  return 0;
};

const workerUrl = new URL(
  import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js',
  import.meta.url,
);

const commands: Readonly<Record<string, Command>> = {
  'export-table': exportTable,
  simulate,
  'language-template': languageTemplate,
  'voice-list': voiceList,
  doctor: createDoctor(createMachine()),
  campaign,
  connection,
  office,
  letters,
  evidence,
  batch,
  gather,
  report: createReport(workerUrl),
  help,
  '--help': help,
};

const words = createWords(process.env['HAILONG_LANGUAGE']);
const [name = 'help', ...args] = process.argv.slice(2);

try {
  assertNode();
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command)
    throw new StartError('usage', { what: words('cli:usage.unknownCommand', { name }) });
  const print = (text: string) => void process.stdout.write(`${text}\n`);
  process.exitCode = await command({ args, words, print, askLines, askSecret });
} catch (error) {
  process.stderr.write(`${sentenceFor(error, words)}\n`);
  process.exitCode = 1;
}
