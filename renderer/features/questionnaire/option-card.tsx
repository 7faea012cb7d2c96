import type { Said } from '#renderer/ui/said.ts';
import type { Picture } from '#shared/features/questionnaire/pictures.ts';
import { Pictogram } from './pictogram.tsx';
import styles from './option-card.module.css';

interface OptionCardProps {
  readonly label: Said;
  readonly picture: Picture | undefined;
  /** Given where several may be chosen; nothing is chosen before somebody chose it. */
  readonly chosen?: boolean | undefined;
  readonly onChoose: () => void;
}

/** One answer to a question: a drawing and its words; the same size and weight for each. */
export function OptionCard({ label, picture, chosen, onChoose }: OptionCardProps) {
  return (
    <button
      type="button"
      className={styles.card}
      lang={label.lang}
      data-option
      data-plain={picture === undefined || undefined}
      {...(chosen !== undefined && { 'aria-pressed': chosen })}
      onClick={onChoose}
    >
      {picture !== undefined && (
        <span className={styles.picture}>
          <Pictogram name={picture} />
        </span>
      )}
      <span className={styles.label}>{label.text}</span>
      {chosen !== undefined && (
        <svg className={styles.mark} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
          <rect x="2" y="2" width="20" height="20" rx="5" />
          {chosen && <path className={styles.tick} d="M6.5 12.5l3.6 3.6l7.4-8" />}
        </svg>
      )}
    </button>
  );
}
