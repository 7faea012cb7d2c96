import { writeFileSync } from 'node:fs';
import { accessDoc, accessDocFile } from './access-doc.ts';

writeFileSync(accessDocFile, accessDoc());
