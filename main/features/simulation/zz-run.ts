import { simulate } from './simulate.ts';
import { prepareDataFolder } from '#main/storage/data-folder.ts';
const [, , dir, days, perDay, seed] = process.argv;
const s = performance.now();
const made = simulate({ folder: prepareDataFolder(dir!), days: Number(days), perDay: Number(perDay), seed: seed! });
console.log(made, ((performance.now() - s) / 1000).toFixed(1), 's', Math.round(process.memoryUsage.rss() / 1e6), 'MB');
