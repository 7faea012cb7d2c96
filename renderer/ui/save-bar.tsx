import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';
import styles from './save-bar.module.css';

interface SaveBarProps {
  readonly isChanged: boolean;
  readonly isFaulty: boolean;
  readonly isSaved: boolean;
  readonly isBusy: boolean;
  readonly words: Readonly<Record<'faulty' | 'unsaved' | 'saved' | 'discard' | 'save', string>>;
  readonly onSave: () => void;
  readonly onDiscard: () => void;
  /** What became of the last try. */
  readonly children?: ReactNode;
}

/** Stays in sight while somebody scrolls: nothing is decided before it is saved. */
export function SaveBar(props: SaveBarProps) {
  const { isChanged, isFaulty, isSaved, isBusy, words, onSave, onDiscard, children } = props;
  return (
    <div className={styles.bar}>
      {children}
      <div className={styles.line}>
        <p role="status" className={styles.state} data-faulty={isFaulty}>
          {isFaulty && <Icon name="attention" />}
          {isFaulty ? words.faulty : isChanged && words.unsaved}
          {!isChanged && isSaved && (
            <>
              <Icon name="check" />
              {words.saved}
            </>
          )}
        </p>
        <Button variant="default" disabled={!isChanged || isBusy} onClick={onDiscard}>
          {words.discard}
        </Button>
        <Button disabled={!isChanged || isBusy} onClick={onSave}>
          {words.save}
        </Button>
      </div>
    </div>
  );
}
