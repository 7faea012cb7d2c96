import { previousDay, type Day } from '#shared/calendar.ts';
import { withoutMarks } from '#shared/features/activity/month.ts';

/** A deadline as a letter writes it; `none` where it says that there is none. */
export type ReadDeadline =
  | { readonly is: 'day'; readonly day: Day }
  | { readonly is: 'none' }
  | { readonly is: 'unreadable' };

const writings = [
  /^(?<date>\d{1,2})\s*[/.-]\s*(?<month>\d{1,2})\s*[/.-]\s*(?<year>20\d{2})$/,
  /^(?<date>\d{1,2})\s*thang\s*(?<month>\d{1,2})\s*(?:nam|,)?\s*(?<year>20\d{2})$/,
  /^(?<year>20\d{2})-(?<month>\d{2})-(?<date>\d{2})$/,
];
const without = new Set(['', '-', 'khong', 'khong co', 'khong quy dinh', 'thuong xuyen', 'none']);

/**
 * Reads `25/12/2024`, `chậm nhất ngày 25 tháng 12 năm 2024`, `đến 25/12/2024`; `trước ngày
 * 01/10/2024` is the day before, because that day itself is late.
 */
export function readDeadline(text: string): ReadDeadline {
  const plain = withoutMarks(text).replace(/\.$/, '');
  if (without.has(plain)) return { is: 'none' };
  const isBefore = /^(hoan thanh )?truoc\b/.test(plain);
  const bare = plain.replace(
    /^(hoan thanh )?(truoc|cham nhat|den|xong)?\s*(vao|den)?\s*(ngay|het ngay)?\s*/,
    '',
  );
  for (const writing of writings) {
    const { year = '', month = '', date = '' } = writing.exec(bare)?.groups ?? {};
    const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
    if (isReal(day)) return { is: 'day', day: isBefore ? previousDay(day) : day };
  }
  return { is: 'unreadable' };
}

/** 31/02 is moved into March by some readers of dates. */
function isReal(day: string): boolean {
  const time = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day);
}
