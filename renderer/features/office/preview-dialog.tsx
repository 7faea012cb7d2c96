import { Button, Group, Modal, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OfficePreview } from '#shared/features/office/office.contract.ts';
import { ChangeList } from './change-list.tsx';
import { readDay, writeDay } from './draft.ts';
import styles from './preview-dialog.module.css';

interface PreviewDialogProps {
  readonly preview: OfficePreview;
  readonly isBusy: boolean;
  readonly onApply: (effectiveFrom: string | undefined) => void;
  readonly onClose: () => void;
}

/** Everything that would change, before it does, and from when it is to hold. */
export function PreviewDialog({ preview, isBusy, onApply, onClose }: PreviewDialogProps) {
  const { t } = useTranslation('office');
  const [from, setFrom] = useState(writeDay(preview.effectiveFrom));
  const day = readDay(from);
  const isDay = day === undefined || !Number.isNaN(Date.parse(`${day}T00:00:00Z`));
  const isEmpty = preview.changes.length === 0;
  return (
    <Modal.Root opened onClose={onClose} centered size="lg">
      <Modal.Overlay />
      <Modal.Content>
        <Modal.Body className={styles.body}>
          <Modal.Title className={styles.title}>{t('preview.title')}</Modal.Title>
          {isEmpty ? <p>{t('preview.none')}</p> : <ChangeList changes={preview.changes} />}
          {!isEmpty && (
            <TextInput
              label={t('preview.from')}
              description={t('preview.fromHint')}
              value={from}
              onChange={(event) => setFrom(event.currentTarget.value)}
              error={!isDay && t('preview.fromWrong')}
              inputWrapperOrder={['label', 'input', 'description', 'error']}
              maxLength={10}
              maw={260}
              autoComplete="off"
            />
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose} data-autofocus>
              {t('preview.close')}
            </Button>
            {!isEmpty && (
              <Button disabled={!isDay} loading={isBusy} onClick={() => onApply(day)}>
                {t('preview.apply')}
              </Button>
            )}
          </Group>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
