import { Alert, Group, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';

interface FailureNoteProps {
  readonly title: string;
  readonly body: string;
  /** What can be done about it. */
  readonly children?: ReactNode;
}

/** Something did not work; says so at once, also to those who listen. */
export function FailureNote({ title, body, children }: FailureNoteProps) {
  return (
    <Alert role="alert" color="red" icon={<Icon name="attention" />} title={title}>
      <Text size="sm">{body}</Text>
      {children !== undefined && <Group mt="sm">{children}</Group>}
    </Alert>
  );
}
