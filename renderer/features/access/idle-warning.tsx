import { Button, Modal, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import styles from './idle-warning.module.css';

interface IdleWarningProps {
  readonly secondsLeft: number;
  readonly onStay: () => void;
}

/** The last moments before the core signs somebody out who may still be there. */
export function IdleWarning({ secondsLeft, onStay }: IdleWarningProps) {
  const { t } = useTranslation('access');
  return (
    <Modal.Root opened centered onClose={onStay} closeOnClickOutside={false}>
      <Modal.Overlay />
      <Modal.Content>
        <Modal.Body>
          <Stack>
            <Modal.Title className={styles.title}>{t('idle.title')}</Modal.Title>
            <Text role="timer">{t('idle.body', { count: secondsLeft })}</Text>
            <Button size="lg" onClick={onStay} data-autofocus>
              {t('idle.stay')}
            </Button>
          </Stack>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
