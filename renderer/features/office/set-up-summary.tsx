import { useTranslation } from 'react-i18next';
import styles from './office.module.css';
import setUp from './set-up.module.css';
import type { Typed } from './use-set-up.ts';

/** Everything that was typed, on one page. */
export function SetUpSummary({ typed }: { readonly typed: Typed }) {
  const { t } = useTranslation('office');
  const { draft, adminName, adminCode } = typed;
  const withCodes = (entries: readonly { name: string; code: string }[]) =>
    entries.map(({ name, code }) => `${name} (${code})`).join('; ');
  const hours = draft.hours.map(({ weekdays, from, to }) => {
    const days = weekdays.map((day) => t(`day.${dayKey(day)}`)).join(', ');
    return `${days}: ${from}–${to}`;
  });
  const lines: readonly (readonly [string, string])[] = [
    [t('label.unitName'), `${draft.unitName} (${draft.unitCode})`],
    [
      t('label.parentName'),
      draft.parentName === '' ? '' : `${draft.parentName} (${draft.parentCode})`,
    ],
    [t('section.fields'), withCodes(draft.fields)],
    [t('section.counters'), withCodes(draft.counters)],
    [
      t('section.stations'),
      draft.stations
        .map(({ name, counters }) => {
          const at = draft.counters.filter(({ row }) => counters.includes(row));
          return at.length === 0 ? name : `${name}: ${at.map((each) => each.name).join(', ')}`;
        })
        .join('; '),
    ],
    [t('section.hours'), hours.join('; ') || t('row.none.hours')],
    [t('section.holidays'), draft.holidays.split('\n').filter(Boolean).join(', ')],
    [t('setUp.steps.admin'), `${adminName} (${adminCode})`],
  ];
  return (
    <section className={styles.card}>
      <dl className={setUp.summary}>
        {lines
          .filter(([, value]) => value !== '')
          .map(([label, value]) => (
            <div key={label} className={setUp.line}>
              <dt>{label}</dt>
              <dd lang="vi">{value}</dd>
            </div>
          ))}
      </dl>
    </section>
  );
}

const days = ['1', '2', '3', '4', '5', '6', '7'] as const;

function dayKey(day: number): (typeof days)[number] {
  return days.find((each) => each === String(day)) ?? '1';
}
