import { useTranslation } from 'react-i18next';
import { scores, type Score } from '#shared/features/rating/scale.ts';
import { usePainted } from '#renderer/ui/use-painted.ts';
import { Face } from './face.tsx';
import styles from './face-row.module.css';

export interface FaceRowProps {
  readonly onFace: (score: Score) => void;
  /** The faces stand on the glass: from now on time counts. */
  readonly onPainted: () => void;
}

/**
 * The scale. A face has no pressed and no hovered look, on purpose: whoever watches from beside
 * must not see which one was touched.
 */
export function FaceRow({ onFace, onPainted }: FaceRowProps) {
  const { t } = useTranslation('rating');
  usePainted(onPainted);
  return (
    <div className={styles.row} role="group" aria-label={t('faces')}>
      {scores.map((score) => (
        <button
          key={score}
          type="button"
          className={styles.choice}
          data-score={score}
          onClick={() => onFace(score)}
        >
          <span className={styles.face}>
            <Face score={score} />
          </span>
          <span className={styles.label}>{t(`label.${score}`)}</span>
        </button>
      ))}
    </div>
  );
}
