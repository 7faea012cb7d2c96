import { parseArgs } from 'node:util';
import { z } from 'zod';
import { StartError } from '#main/platform/start-error.ts';
import type { Words } from '#main/words.ts';

type Option = { readonly type: 'string' | 'boolean' };
type Options = Readonly<Record<string, Option>>;

/**
 * Reads a command's options and checks them; whatever is wrong is said with the option's name.
 * Keys of the schema are the options' names.
 */
export function readOptions<T>(
  args: readonly string[],
  options: Options,
  schema: z.ZodType<T>,
  words: Words,
): T {
  const { values, tokens } = parseArgs({ args: [...args], options, strict: false, tokens: true });
  for (const token of tokens) {
    if (token.kind === 'option-terminator') continue;
    const name = token.kind === 'option' ? token.rawName : token.value;
    if (token.kind === 'positional' || options[token.name] === undefined) {
      throw new StartError('usage', { what: words('cli:usage.unknownOption', { option: name }) });
    }
  }
  const parsed = schema.safeParse(values);
  if (parsed.success) return parsed.data;
  const name = String(parsed.error.issues[0]?.path[0] ?? '');
  const value = values[name];
  const key = value === undefined ? 'cli:usage.missing' : 'cli:usage.invalid';
  throw new StartError('usage', { what: words(key, { option: `--${name}`, value }) });
}

/** A whole number of at least `least`, as typed. */
export function wholeNumber(least: number) {
  return z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .pipe(z.int().min(least));
}
