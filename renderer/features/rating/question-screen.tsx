import type { ReactNode } from 'react';
import styles from '#renderer/ui/asking.module.css';
import { Heading } from '#renderer/ui/heading.tsx';
import { FaceRow, type FaceRowProps } from './face-row.tsx';

interface QuestionScreenProps extends FaceRowProps {
  /** Below the faces, where nothing is to be touched: what the office answered. */
  readonly below?: ReactNode;
}

/** The first screen: one tap on a face is a complete rating. */
export function QuestionScreen({ below, ...faces }: QuestionScreenProps) {
  const title = faces.say('first.title');
  const hint = faces.say('first.hint');
  return (
    <main className={styles.asking} data-first data-beside>
      <div className={styles.words}>
        <Heading className={styles.title} lang={title.lang}>
          {title.text}
        </Heading>
        <p className={styles.hint} lang={hint.lang}>
          {hint.text}
        </p>
      </div>
      <div className={styles.answers}>
        <FaceRow {...faces} />
      </div>
      <div className={styles.edge}>{below}</div>
    </main>
  );
}
