import { Button, Checkbox, Group, Modal, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { KnownLanguage } from '#shared/features/languages/languages.contract.ts';
import styles from './languages-screen.module.css';

interface DraftConfirmationProps {
  readonly language: KnownLanguage;
  readonly onConfirm: () => void;
  readonly onLeave: () => void;
}

/** Says what a draft is before citizens see one, and who answers for it. */
export function DraftConfirmation({ language, onConfirm, onLeave }: DraftConfirmationProps) {
  const { t } = useTranslation('languages');
  const [isResponsible, setResponsible] = useState(false);
  return (
    <Modal
      opened
      centered
      size="lg"
      withCloseButton={false}
      classNames={{ title: styles.confirm }}
      title={t('confirm.title', { name: language.name })}
      onClose={onLeave}
    >
      <Text>{t('confirm.body')}</Text>
      <Checkbox
        my="lg"
        size="md"
        checked={isResponsible}
        label={t('confirm.responsible')}
        onChange={(event) => setResponsible(event.currentTarget.checked)}
      />
      <Group justify="flex-end">
        <Button variant="default" onClick={onLeave} data-autofocus>
          {t('confirm.no')}
        </Button>
        <Button disabled={!isResponsible} onClick={onConfirm}>
          {t('confirm.yes')}
        </Button>
      </Group>
    </Modal>
  );
}
