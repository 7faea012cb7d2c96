import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { DeskDialog } from '#renderer/ui/desk-dialog.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import type { HeldSide } from '#shared/features/intake/intake.contract.ts';
import styles from './held-panel.module.css';

interface ConfirmDialogProps {
  readonly chosen: HeldSide;
  /** How many rows would be new here, as far as that is known. */
  readonly newRows: number | undefined;
  readonly hasCountedAside: boolean;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** Says what a decision brings about before it is made. */
export function ConfirmDialog({ chosen, newRows, hasCountedAside, ...on }: ConfirmDialogProps) {
  const { t } = useTranslation('intake');
  const format = useFormat();
  const { state, kept, name, number } = chosen;
  const what = () => {
    if (state === 'counted') return t('held.confirm.counted');
    if (state === 'absent') return t('held.confirm.absent');
    if (kept === 'public') return t('held.confirm.gone');
    return newRows === undefined
      ? t('held.confirm.held')
      : t('held.confirm.heldRows', { rows: format.count(newRows) });
  };
  return (
    <DeskDialog title={t('held.confirm.title')} close={t('held.confirm.no')} onClose={on.onClose}>
      <div className={styles.confirm}>
        <p className={styles.strong}>
          {t(`held.choose.${state}`)}
          <span className={styles.detail}>
            {t('held.name', { number, name: name.slice(0, 8) })}
          </span>
        </p>
        <p>{what()}</p>
        {state !== 'counted' && hasCountedAside && <p>{t('held.confirm.asideCounted')}</p>}
        <p className={styles.hint}>{t('held.confirm.audit')}</p>
        <div className={styles.buttons}>
          <Button size="md" onClick={on.onConfirm}>
            {t('held.confirm.yes')}
          </Button>
          <Button size="md" variant="default" onClick={on.onClose}>
            {t('held.confirm.no')}
          </Button>
        </div>
      </div>
    </DeskDialog>
  );
}
