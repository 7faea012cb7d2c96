import { Center, Loader, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Icon } from '#renderer/ui/icon.tsx';

/** Until the core has been heard for the first time. */
export function ConnectingScreen() {
  const { t } = useTranslation('access');
  return (
    <Center component="main" mih="100vh">
      <Stack align="center" role="status">
        <Loader aria-hidden="true" />
        <Title order={1} size="h3">
          {t('connecting')}
        </Title>
      </Stack>
    </Center>
  );
}

/** The core went away; the page keeps trying by itself. */
export function LostScreen() {
  const { t } = useTranslation('access');
  return (
    <Center component="main" mih="100vh" p="lg">
      <Stack align="center" maw={520} ta="center" role="alert">
        <Icon name="disconnected" size={56} />
        <Title order={1} size="h2">
          {t('lost.title')}
        </Title>
        <Text>{t('lost.body')}</Text>
        <Loader type="dots" aria-hidden="true" />
      </Stack>
    </Center>
  );
}
