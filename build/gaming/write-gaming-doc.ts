import { writeFileSync } from 'node:fs';
import { gamingDoc, gamingDocFile } from './gaming-doc.ts';
import { publishedMonths, runGaming } from './run-gaming.ts';

writeFileSync(gamingDocFile, gamingDoc(runGaming(publishedMonths)));
