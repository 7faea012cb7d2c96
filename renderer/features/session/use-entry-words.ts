import { useTranslation } from 'react-i18next';
import { writeDay } from '#renderer/ui/write-day.ts';
import type { PlanEntry } from '#shared/features/session/plan-entry.ts';
import type { PlanView } from '#shared/features/session/session.contract.ts';
import { useWeekdayName } from '#renderer/ui/use-weekday.ts';

/** Puts a line of the plan into words: which days and times, where and for what, from when. */
export function useEntryWords() {
  const { t } = useTranslation('session');
  const weekdayName = useWeekdayName();
  const daysOf = ({ on }: PlanEntry): string => {
    if ('dates' in on) return t('entry.on.dates', { dates: on.dates.map(writeDay).join(', ') });
    if ('weekdays' in on) {
      return t('entry.on.weekly', { weekdays: on.weekdays.map(weekdayName).join(', ') });
    }
    return t('entry.on.monthly', { weekday: weekdayName(on.weekday), weeks: on.weeks.join(', ') });
  };
  return (entry: PlanEntry, { fields, models }: Pick<PlanView, 'fields' | 'models'>): string[] => {
    const { mode, name, from, to, place, modelCode, fieldCodes, validFrom, validTo } = entry;
    const nameOf = (wanted: string) => fields.find(({ code }) => code === wanted)?.name ?? wanted;
    const modelName = (wanted: string) =>
      models.find(({ code }) => code === wanted)?.name ?? wanted;
    const about = [
      ...(name === undefined ? [] : [t(`mode.${mode}`)]),
      ...(place === '' ? [] : [t('open.place', { place })]),
      ...(fieldCodes === undefined
        ? []
        : [t('entry.onlyFields', { fields: fieldCodes.map(nameOf).join(', ') })]),
      ...(modelCode === undefined ? [] : [t('plan.model', { model: modelName(modelCode) })]),
    ];
    const valid =
      validTo === undefined
        ? t('entry.since', { from: writeDay(validFrom) })
        : t('entry.valid', { from: writeDay(validFrom), to: writeDay(validTo) });
    return [`${daysOf(entry)}, ${t('plan.times', { from, to })}`, [...about, valid].join(' · ')];
  };
}
