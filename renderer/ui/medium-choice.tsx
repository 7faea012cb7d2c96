import { Button } from '@mantine/core';
import card from './card-choice.module.css';
import styles from './medium-choice.module.css';
import { useFormat } from './use-format.ts';

/** No folder is called so: it stands for the one that is typed. */
export const otherFolder = '';

/** A stick, as the system has it mounted; sizes in bytes. */
export interface Medium {
  readonly folder: string;
  readonly name: string;
  readonly freeBytes: number;
  readonly bytes: number;
  readonly isReadOnly: boolean;
}

/** What the choice says, in the language on the screen. */
export interface MediumWords {
  readonly which: string;
  readonly none: string;
  readonly medium: (stick: { readonly name: string; readonly folder: string }) => string;
  readonly readOnly: string;
  readonly free: (sizes: { readonly free: string; readonly all: string }) => string;
  readonly other: string;
  readonly lookAgain: string;
}

interface MediumChoiceProps {
  readonly words: MediumWords;
  /** Of the radios: two choices on one page are two groups. */
  readonly group: string;
  readonly media: readonly Medium[];
  readonly choice: string;
  readonly disabled: boolean;
  readonly onChoose: (folder: string) => void;
  readonly onLook: () => void;
}

/** The sticks that are plugged in, or a folder by its path. */
export function MediumChoice({ words, group, media, choice, ...props }: MediumChoiceProps) {
  const { disabled, onChoose, onLook } = props;
  const size = useSize();
  return (
    <fieldset className={styles.media} disabled={disabled}>
      <legend className={card.legend}>{words.which}</legend>
      {media.length === 0 && <p>{words.none}</p>}
      {media.map(({ folder, name, freeBytes, bytes, isReadOnly }) => (
        <label key={folder} className={card.card}>
          <input
            type="radio"
            name={group}
            checked={choice === folder}
            onChange={() => onChoose(folder)}
          />
          <span>
            <span className={card.name}>
              {name === '' ? folder : words.medium({ name, folder })}
            </span>
            <span className={card.hint}>
              {isReadOnly
                ? words.readOnly
                : words.free({ free: size(freeBytes), all: size(bytes) })}
            </span>
          </span>
        </label>
      ))}
      <label className={card.card}>
        <input
          type="radio"
          name={group}
          checked={choice === otherFolder}
          onChange={() => onChoose(otherFolder)}
        />
        <span className={card.name}>{words.other}</span>
      </label>
      <Button variant="subtle" size="sm" className={styles.again} onClick={onLook}>
        {words.lookAgain}
      </Button>
    </fieldset>
  );
}

/** Bytes as people say them of a stick: `3,2 GB`. */
function useSize(): (bytes: number) => string {
  const format = useFormat();
  return (bytes) => {
    const steps = ['kB', 'MB', 'GB', 'TB'];
    const step = Math.min(
      Math.max(Math.floor(Math.log10(Math.max(bytes, 1)) / 3), 1),
      steps.length,
    );
    return `${format.decimal(bytes / 1000 ** step)} ${steps[step - 1]}`;
  };
}
