import type { Words } from '#main/words.ts';

/** What a command of the command line works with. */
export interface CommandContext {
  readonly args: readonly string[];
  readonly words: Words;
  print(text: string): void;
  /** Asks one thing after the other; what is typed is shown. */
  askLines(prompts: readonly string[]): Promise<string[]>;
  /** Asks for a secret without showing it. */
  askSecret(prompt: string): Promise<string>;
}

/** A command; resolves to the exit code. */
export type Command = (context: CommandContext) => Promise<number>;
