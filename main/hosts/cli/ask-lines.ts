import { createInterface } from 'node:readline/promises';

/** Asks one line for each prompt, at the terminal or from a pipe; what is missing is empty. */
export async function askLines(prompts: readonly string[]): Promise<string[]> {
  const terminal = createInterface({ input: process.stdin });
  const lines = terminal[Symbol.asyncIterator](); // one reader for all: a pipe is read only once
  const answers: string[] = [];
  for (const prompt of prompts) {
    process.stderr.write(prompt);
    const { value, done } = await lines.next();
    answers.push(done === true ? '' : value.trim());
  }
  terminal.close();
  return answers;
}
