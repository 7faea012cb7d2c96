import { writeFileSync } from 'node:fs';
import { runStatistics } from './run-statistics.ts';
import { statisticsDoc, statisticsDocFile } from './statistics-doc.ts';

writeFileSync(statisticsDocFile, statisticsDoc(runStatistics()));
