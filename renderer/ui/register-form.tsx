import { Button, Title } from '@mantine/core';
import type { FormEvent, ReactNode } from 'react';
import styles from './register.module.css';

interface RegisterFormProps {
  readonly title: string;
  readonly words: { readonly save: string; readonly cancel: string };
  readonly isBusy: boolean;
  readonly className?: string | undefined;
  readonly onSend: () => void;
  readonly onCancel: () => void;
  readonly children: ReactNode;
}

/** The card in which one row of a register is written or put right. */
export function RegisterForm({ title, words, isBusy, className, ...props }: RegisterFormProps) {
  const { onSend, onCancel, children } = props;
  function send(event: FormEvent): void {
    event.preventDefault();
    onSend();
  }
  return (
    <form className={`${styles.form} ${className ?? ''}`} onSubmit={send} noValidate>
      <Title order={2} size="h4">
        {title}
      </Title>
      {children}
      <div className={styles.buttons}>
        <Button type="submit" disabled={isBusy}>
          {words.save}
        </Button>
        <Button variant="default" onClick={onCancel}>
          {words.cancel}
        </Button>
      </div>
    </form>
  );
}
