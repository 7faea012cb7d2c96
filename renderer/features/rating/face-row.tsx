import type { Say } from '#renderer/ui/said.ts';
import { usePainted } from '#renderer/ui/use-painted.ts';
import { moodOf, type Score } from '#shared/features/rating/scale.ts';
import { Face } from '#renderer/ui/face.tsx';
import styles from './face-row.module.css';

export interface FaceRowProps {
  /** In the order in which they stand on the glass. */
  readonly levels: readonly Score[];
  readonly say: Say;
  readonly onFace: (score: Score) => void;
  /** The faces stand on the glass: from now on time counts. */
  readonly onPainted: () => void;
}

/**
 * The scale. A face has no pressed and no hovered look, on purpose: whoever watches from beside
 * must not see which one was touched.
 */
export function FaceRow({ levels, say, onFace, onPainted }: FaceRowProps) {
  usePainted(onPainted);
  return (
    <div
      className={styles.row}
      data-count={levels.length}
      role="group"
      aria-label={say('first.levels').text}
    >
      {levels.map((score) => {
        const label = say(`level.${score}`);
        return (
          <button
            key={score}
            type="button"
            className={styles.choice}
            lang={label.lang}
            data-score={score}
            onClick={() => onFace(score)}
          >
            <span className={styles.face}>
              <Face mood={moodOf(score, levels)} />
            </span>
            <span className={styles.label}>{label.text}</span>
          </button>
        );
      })}
    </div>
  );
}
