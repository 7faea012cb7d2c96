import type { WritingWords } from './writing-words.ts';
import styles from './room-left.module.css';

interface RoomLeftProps {
  readonly count: number;
  readonly maxLength: number;
  readonly words: WritingWords;
}

/** A screen reader hears these counts; each key would be too much. */
const announced = [0, 10, 20, 50, 100] as const;

/** Near the end of the room there is, says how much is left. */
export function RoomLeft({ count, maxLength, words }: RoomLeftProps) {
  const heard = announced.find((each) => count <= each && each <= maxLength / 5);
  return (
    <div className={styles.left}>
      <p className={styles.heard} role="status">
        {heard !== undefined && words.left(heard)}
      </p>
      <p aria-hidden="true">{heard !== undefined && words.left(count)}</p>
    </div>
  );
}
