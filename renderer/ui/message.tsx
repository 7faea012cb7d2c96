import type { ReactNode } from 'react';
import { Heading } from './heading.tsx';
import styles from './message.module.css';

interface MessageProps {
  readonly drawing: ReactNode;
  readonly title: string;
  readonly body?: string | undefined;
  readonly more?: string | undefined;
  /** At the lower edge, where no face ever is: a finger meant for one cannot land on it. */
  readonly action?: ReactNode;
}

/** A screen that tells one thing. */
export function Message({ drawing, title, body, more, action }: MessageProps) {
  return (
    <main className={styles.message}>
      <div className={styles.words}>
        <div className={styles.drawing}>{drawing}</div>
        <Heading className={styles.title}>{title}</Heading>
        {body !== undefined && <p className={styles.body}>{body}</p>}
        {more !== undefined && <p className={styles.body}>{more}</p>}
      </div>
      <div className={styles.action}>{action}</div>
    </main>
  );
}
