import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/ui/use-format.ts';
import { writeDay } from '#renderer/ui/write-day.ts';
import type { ShownLine } from './show-stations.ts';

/** What is to be seen to at a station, in sentences, the gravest first. */
export function useAttention(): (line: ShownLine) => readonly string[] {
  const { t } = useTranslation(['gather', 'health']);
  const format = useFormat();

  const daysOf = ({ from, to }: ShownLine['missing'][number]['days']) => {
    if (from !== null && from === to) return t('gather:gap.day', { day: writeDay(from) });
    if (from !== null && to !== null) {
      return t('gather:gap.between', { first: writeDay(from), last: writeDay(to) });
    }
    if (to !== null) return t('gather:gap.before', { last: writeDay(to) });
    return from === null
      ? t('gather:gap.unknown')
      : t('gather:gap.after', { first: writeDay(from) });
  };

  return ({ needs, doubt, missing, untrustedRows, problems, daysSilent }) =>
    needs.flatMap((kind): readonly string[] => {
      switch (kind) {
        case 'decide':
          return doubt === null
            ? [t('gather:need.decide.name')]
            : [t(`gather:doubt.${doubt.reason}`, { number: doubt.number })];
        case 'missing':
          return missing.map(({ from, to, days }) => {
            const what =
              from === to ? t('gather:gap.one', { from }) : t('gather:gap.more', { from, to });
            return t('gather:gap.line', { what, days: daysOf(days) });
          });
        case 'clock':
          return untrustedRows === 0
            ? [t('gather:need.clock.name')]
            : [t('gather:untrusted', { rows: format.count(untrustedRows) })];
        case 'sick':
          return problems.length === 0
            ? [t('gather:need.sick.name')]
            : [
                t('gather:problems', {
                  problems: problems.map((name) => t(`health:${name}.label`)).join(', '),
                }),
              ];
        case 'silent':
          return [t('gather:silentFor', { days: daysSilent ?? 0 })];
        default:
          return [t(`gather:need.${kind}.name`)];
      }
    });
}
