import { Checkbox } from '@mantine/core';
import styles from './check-list.module.css';
import { useWeekdayName } from './use-weekday.ts';

interface CheckListProps {
  readonly label: string;
  /** Where what stands above it says it already; a reader of screens hears it all the same. */
  readonly isLabelHidden?: boolean;
  readonly description?: string;
  readonly error?: string | false;
  readonly known: readonly { readonly code: string; readonly name: string }[];
  readonly value: readonly string[];
  readonly onChange: (codes: string[]) => void;
}

/** Any of what is known by codes. */
export function CheckList({ label, isLabelHidden, known, value, ...group }: CheckListProps) {
  return (
    <Checkbox.Group
      {...group}
      {...(isLabelHidden === true ? { 'aria-label': label } : { label })}
      value={[...value]}
    >
      <div className={styles.checks}>
        {known.map(({ code, name }) => (
          <Checkbox key={code} value={code} label={name} />
        ))}
      </div>
    </Checkbox.Group>
  );
}

type WeekdayListProps = Omit<CheckListProps, 'known' | 'value' | 'onChange'> & {
  /** 1 (Monday) to 7 (Sunday). */
  readonly value: readonly number[];
  readonly onChange: (weekdays: number[]) => void;
};

/** Any of the days of a week. */
export function WeekdayList({ value, onChange, ...list }: WeekdayListProps) {
  const nameOf = useWeekdayName();
  return (
    <CheckList
      {...list}
      known={[1, 2, 3, 4, 5, 6, 7].map((day) => ({ code: String(day), name: nameOf(day) }))}
      value={value.map(String)}
      onChange={(chosen) => onChange(chosen.map(Number))}
    />
  );
}
