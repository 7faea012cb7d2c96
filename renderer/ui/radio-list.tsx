import { Radio } from '@mantine/core';
import styles from './side-by-side.module.css';

interface RadioListProps<Choice extends string> {
  readonly label: string;
  readonly choices: readonly Choice[];
  readonly nameOf: (choice: Choice) => string;
  /** None is chosen beforehand. */
  readonly value: Choice | undefined;
  readonly isBusy?: boolean;
  readonly onChange: (choice: Choice | undefined) => void;
}

/** One of a few words, one under the other. */
export function RadioList<Choice extends string>(props: RadioListProps<Choice>) {
  const { label, choices, nameOf, value, isBusy = false, onChange } = props;
  return (
    <Radio.Group
      size="md"
      label={label}
      value={value ?? ''}
      onChange={(chosen) => onChange(choices.find((each) => each === chosen))}
    >
      <div className={styles.list}>
        {choices.map((each) => (
          <Radio key={each} size="md" value={each} label={nameOf(each)} disabled={isBusy} />
        ))}
      </div>
    </Radio.Group>
  );
}
