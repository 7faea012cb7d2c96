import { openReader } from '#main/storage/database.ts';
import { readJudgedResponses } from '#main/features/rating/response-store.ts';
import { verifyRatings } from '#main/features/rating/verify-ratings.ts';
const db = openReader(process.argv[2] + '/kiosk.db');
const q = (sql: string) => console.table(db.prepare(sql).all());
q(`select kind, count(*) n from rating group by kind`);
q(`select counter_code, count(*) n, avg(score) mean, avg(language='en') en from rating where kind='answer' group by 1`);
q(`select strftime('%H', (recorded_at_ms+offset_minutes*60000)/1000,'unixepoch') h, hour_status, count(*) n from rating where kind='answer' and clock_state='trusted' group by 1,2`);
q(`select strftime('%w', (recorded_at_ms+offset_minutes*60000)/1000,'unixepoch') wd, count(*) n, count(distinct date((recorded_at_ms+offset_minutes*60000)/1000,'unixepoch')) d from rating where kind='answer' and clock_state='trusted' group by 1`);
q(`select clock_state, hour_status, count(*) n from rating group by 1,2`);
const t = new Map<string, number>();
const t0=performance.now();
for (const [r, j] of readJudgedResponses(db)) { const k = r.counter_code + ' ' + j; t.set(k, (t.get(k) ?? 0) + 1); }
console.log(Math.round(performance.now()-t0),'ms judged');
console.log([...t].sort());
console.log(verifyRatings(db, 20000));
