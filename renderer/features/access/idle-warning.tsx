import { Button, Modal, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

interface IdleWarningProps {
  readonly secondsLeft: number;
  readonly onStay: () => void;
}

/** The last moments before the core signs somebody out who may still be there. */
export function IdleWarning({ secondsLeft, onStay }: IdleWarningProps) {
  const { t } = useTranslation('access');
  return (
    <Modal
      opened
      centered
      onClose={onStay}
      closeOnClickOutside={false}
      withCloseButton={false}
      title={t('idle.title')}
      styles={{ title: { fontSize: 22, fontWeight: 600 } }}
    >
      <Stack>
        <Text role="timer">{t('idle.body', { count: secondsLeft })}</Text>
        <Button size="lg" onClick={onStay} data-autofocus>
          {t('idle.stay')}
        </Button>
      </Stack>
    </Modal>
  );
}
