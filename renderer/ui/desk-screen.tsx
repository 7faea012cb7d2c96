import { Button, Loader, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { FailureNote } from './failure-note.tsx';
import styles from './desk-screen.module.css';

interface DeskScreenProps {
  readonly title: string;
  readonly intro: string;
  /** What the screen is about: on its way, not to be had, or here. */
  readonly state: 'loading' | 'failed' | 'known';
  readonly loading: string;
  readonly failed: { readonly title: string; readonly body: string; readonly again: string };
  readonly onAgain: () => void;
  /** For a table that needs the whole window. */
  readonly isWide?: boolean;
  readonly children: ReactNode;
}

/** A screen of the desk: what it is for, then what it shows, or why it cannot. */
export function DeskScreen({ title, intro, state, children, ...props }: DeskScreenProps) {
  const { loading, failed, onAgain, isWide = false } = props;
  return (
    <div className={styles.screen} data-wide={isWide}>
      <Title order={1} size="h2">
        {title}
      </Title>
      <p className={styles.intro}>{intro}</p>
      {state === 'loading' && <Loader role="status" aria-label={loading} />}
      {state === 'failed' && (
        <FailureNote title={failed.title} body={failed.body}>
          <Button onClick={onAgain}>{failed.again}</Button>
        </FailureNote>
      )}
      {children}
    </div>
  );
}
