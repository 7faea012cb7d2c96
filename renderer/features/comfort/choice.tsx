import { useId } from 'react';
import { ComfortDrawing, type ComfortDrawingName } from './comfort-drawing.tsx';
import styles from './choice.module.css';

interface ChoiceProps<T extends string | number> {
  readonly title: string;
  readonly options: readonly {
    readonly value: T;
    readonly label: string;
    readonly drawing: ComfortDrawingName;
    readonly lang?: string;
  }[];
  readonly chosen: T;
  readonly onChoose: (value: T) => void;
}

/** A few values beside each other, one of them in force. */
export function Choice<T extends string | number>(props: ChoiceProps<T>) {
  const { title, options, chosen, onChoose } = props;
  const titleId = useId();
  return (
    <div className={styles.choice} role="group" aria-labelledby={titleId}>
      <p id={titleId} className={styles.title}>
        {title}
      </p>
      <div className={styles.options}>
        {options.map(({ value, label, drawing, lang }) => (
          <button
            key={value}
            type="button"
            className={styles.option}
            lang={lang}
            aria-pressed={value === chosen}
            onClick={() => onChoose(value)}
          >
            <ComfortDrawing name={drawing} />
            {label}
          </button>
        ))}
      </div>
    </div>
  );
}
