import type { OfficeChange } from './compare-offices.ts';

/** Looks up a word of `office`. */
type Say = (key: `is.${'true' | 'false'}` | `day.${number}`) => string;

/** A value of a change as people here write it: days as `30/11/2026`, weekdays by their names. */
export function sayValue(part: OfficeChange['part'], value: string, say: Say): string {
  if (value === 'true' || value === 'false') return say(`is.${value}`);
  const days = value.replaceAll(/\b(\d{4})-(\d{2})-(\d{2})\b/g, '$3/$2/$1');
  if (part === 'workingDays') {
    return days.replace(/ · ([1-7])$/, (_all, day: string) => ` · ${say(`day.${Number(day)}`)}`);
  }
  if (part !== 'hours') return days;
  const [weekdays = '', ...times] = days.split(' · ');
  return [weekdays.replaceAll(/\d/g, (day) => say(`day.${Number(day)}`)), ...times].join(' · ');
}
