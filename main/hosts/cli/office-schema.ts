import { z } from 'zod';
import type { Words } from '#main/words.ts';
import { partKey } from '#shared/features/office/part-key.ts';
import { OfficeFile } from '#shared/features/office/office-file.ts';
import { readOptions } from './arguments.ts';
import type { Command } from './command.ts';

/** Prints the JSON Schema of an office's file, for editors that check while somebody types. */
export const printOfficeSchema: Command = async ({ args, words, print }) => {
  readOptions(args, {}, z.strictObject({}), words);
  print(JSON.stringify(officeSchema(words), null, 2));
  return 0;
};

type Schema = Record<string, unknown>;

/** Draft 2020-12, with every part named in the language of the command line. */
export function officeSchema(words: Words): Schema {
  const schema = z.toJSONSchema(OfficeFile, { target: 'draft-2020-12', io: 'input' });
  return { ...described(schema, [], words), title: words('office:schema.title') };
}

function described(schema: unknown, part: readonly string[], words: Words): Schema {
  const own: Schema = { ...Object(schema) };
  const name = part.length > 0 && { description: words(`office:part.${partKey(part.join('.'))}`) };
  return {
    ...own,
    ...name,
    ...(own['properties'] !== undefined && {
      properties: Object.fromEntries(
        Object.entries(Object(own['properties'])).map(([key, each]) => [
          key,
          described(each, [...part, key], words),
        ]),
      ),
    }),
    ...(own['items'] !== undefined && { items: withoutName(own['items'], part, words) }),
  };
}

/** An entry of a list has the list's name already. */
function withoutName(items: unknown, part: readonly string[], words: Words): Schema {
  const { description: _, ...entry } = described(items, part, words);
  return entry;
}
