import { useId, type ReactNode } from 'react';
import styles from './glance-screen.module.css';

interface CardProps {
  readonly title: string;
  readonly isWide?: boolean;
  readonly children: ReactNode;
}

export function Card({ title, isWide = false, children }: CardProps) {
  const id = useId();
  return (
    <section className={styles.card} data-wide={isWide} aria-labelledby={id}>
      <h2 id={id} className={styles.title}>
        {title}
      </h2>
      {children}
    </section>
  );
}
