import { Alert } from '@mantine/core';
import type { ReactNode } from 'react';
import { Icon } from '#renderer/ui/icon.tsx';
import styles from './warning-note.module.css';

interface WarningNoteProps {
  readonly title: string;
  readonly children: ReactNode;
}

/** Something to look at before going on; nothing has gone wrong. */
export function WarningNote({ title, children }: WarningNoteProps) {
  return (
    <Alert
      role="status"
      color="orange"
      icon={<Icon name="attention" />}
      title={title}
      classNames={{ title: styles.title }}
    >
      <ul className={styles.lines}>{children}</ul>
    </Alert>
  );
}
