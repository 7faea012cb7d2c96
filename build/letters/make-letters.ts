import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { letterTemplates } from '#shared/features/letter/letter-templates.ts';
import { makeTemplate } from './templates.ts';

/* Fills `out/letters/` with the templates of the letters, a DOCX for each. */

const folder = fileURLToPath(new URL('../../out/letters', import.meta.url));

mkdirSync(folder, { recursive: true });
for (const name of letterTemplates) {
  writeFileSync(join(folder, `${name}.docx`), await makeTemplate(name));
}
