import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import styles from './desk-dialog.module.css';

interface DeskDialogProps {
  readonly title: string;
  /** What the cross is called; without it only the dialog's own buttons close it. */
  readonly close?: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A dialog of the desk; a click beside it closes nothing, because what was typed would be lost. */
export function DeskDialog({ title, close, onClose, children }: DeskDialogProps) {
  return (
    <Modal.Root
      opened
      size="lg"
      onClose={onClose}
      closeOnClickOutside={false}
      closeOnEscape={close !== undefined}
    >
      <Modal.Overlay />
      <Modal.Content>
        {/* not the library's own head, which would be a second banner of the page */}
        <div className={styles.head}>
          <Modal.Title className={styles.title}>{title}</Modal.Title>
          {close !== undefined && <Modal.CloseButton aria-label={close} />}
        </div>
        <Modal.Body>{children}</Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
