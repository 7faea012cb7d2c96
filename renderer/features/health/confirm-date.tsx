import { safe } from '@orpc/client';
import { Alert, Button, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Client } from '#renderer/client/client.ts';
import { Icon } from '#renderer/ui/icon.tsx';

/** Asks whether the date is right; once it is confirmed the next look no longer asks. */
export function ConfirmDate({ client }: { readonly client: Client }) {
  const { t } = useTranslation('health');
  const [state, setState] = useState<'asking' | 'sending' | 'confirmed' | 'refused'>('asking');
  if (state === 'confirmed') return null;
  const confirm = async () => {
    setState('sending');
    const { isSuccess } = await safe(client.health.confirmDate());
    setState(isSuccess ? 'confirmed' : 'refused');
  };
  const isRefused = state === 'refused';
  return (
    <Alert
      variant="light"
      mb="md"
      icon={<Icon name="attention" />}
      title={t(isRefused ? 'refused.CLOCK_UNTRUSTED.title' : 'confirmDate.title')}
    >
      <Stack align="flex-start">
        <span>{t(isRefused ? 'refused.CLOCK_UNTRUSTED.body' : 'confirmDate.body')}</span>
        <Button variant="default" loading={state === 'sending'} onClick={() => void confirm()}>
          {t('confirmDate.send')}
        </Button>
      </Stack>
    </Alert>
  );
}
