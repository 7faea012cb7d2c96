import { Button, Group, Radio, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DeskDialog } from '#renderer/ui/desk-dialog.tsx';
import type {
  Correspondent,
  RevocationReason,
} from '#shared/features/connection/connection.contract.ts';
import { useWhose } from './use-whose.ts';

interface RevokeDialogProps {
  readonly whose: Correspondent;
  readonly onRevoke: (reason: RevocationReason) => void;
  readonly onClose: () => void;
}

/** Typed here, so that the page does not fetch the contract's checking of it. */
const reasons = ['lost', 'retired', 'replaced', 'mistaken'] as const satisfies RevocationReason[];

/** Asks why before a key is trusted no longer. */
export function RevokeDialog({ whose, onRevoke, onClose }: RevokeDialogProps) {
  const { t } = useTranslation('connection');
  const nameOf = useWhose();
  const [reason, setReason] = useState<RevocationReason>();
  return (
    <DeskDialog title={t('revoke.title')} close={t('revoke.close')} onClose={onClose}>
      <Stack>
        <strong lang="vi">{nameOf(whose)}</strong>
        <span>{t('revoke.body')}</span>
        <Radio.Group
          label={t('revoke.reason')}
          value={reason ?? ''}
          onChange={(chosen) => setReason(reasons.find((each) => each === chosen))}
        >
          <Stack gap="sm" mt="xs">
            {reasons.map((each) => (
              <Radio
                key={each}
                size="md"
                value={each}
                label={t(`reason.${each}`)}
                description={each === 'lost' ? t('reasonHint.lost') : undefined}
              />
            ))}
          </Stack>
        </Radio.Group>
        <Group mt="sm">
          <Button
            size="md"
            color="red"
            disabled={reason === undefined}
            onClick={() => reason !== undefined && onRevoke(reason)}
          >
            {t('revoke.yes')}
          </Button>
          <Button size="md" variant="default" onClick={onClose}>
            {t('revoke.no')}
          </Button>
        </Group>
      </Stack>
    </DeskDialog>
  );
}
