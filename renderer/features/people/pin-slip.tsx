import { Button, Group, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { DeskDialog } from '#renderer/ui/desk-dialog.tsx';
import type { IssuedSecrets } from '#shared/features/people/people.contract.ts';
import styles from './pin-slip.module.css';

interface PinSlipProps {
  readonly issued: IssuedSecrets;
  readonly unitName: string;
  /** The day on the slip, as it is written. */
  readonly day: string;
  readonly onClose: () => void;
}

/** A PIN or a recovery code on the one occasion when it can be read; closing takes a button of its own. */
export function PinSlip({ issued, unitName, day, onClose }: PinSlipProps) {
  const { t } = useTranslation('people');
  const { code, name, pin, recoveryCode } = issued;
  const heading = t(pin === undefined ? 'slip.recoveryHeading' : 'slip.heading');
  return (
    <DeskDialog
      title={t(pin === undefined ? 'slip.recoveryTitle' : 'slip.title', { name })}
      onClose={onClose}
    >
      <Stack>
        <p className={styles.once}>
          {t(recoveryCode === undefined ? 'slip.once' : 'slip.onceBoth')}
        </p>
        <section className={styles.slip} aria-label={heading}>
          <p className={styles.unit} lang="vi">
            {unitName}
          </p>
          <h3 className={styles.heading}>{heading}</h3>
          <dl className={styles.facts}>
            <dt>{t('slip.person')}</dt>
            <dd lang="vi">{name}</dd>
            <dt>{t('slip.code')}</dt>
            <dd>{code}</dd>
            <dt>{t('slip.day')}</dt>
            <dd>{day}</dd>
            {pin !== undefined && (
              <>
                <dt>{t('slip.pin')}</dt>
                <dd className={styles.pin}>
                  {pin.slice(0, 3)} {pin.slice(3)}
                </dd>
              </>
            )}
            {recoveryCode !== undefined && (
              <>
                <dt>{t('slip.recovery')}</dt>
                <dd className={styles.recovery}>{recoveryCode}</dd>
              </>
            )}
          </dl>
          {pin !== undefined && <p className={styles.howTo}>{t('slip.howTo')}</p>}
          {recoveryCode !== undefined && <p className={styles.howTo}>{t('slip.recoveryHowTo')}</p>}
        </section>
        <Group justify="flex-end">
          <Button variant="default" onClick={() => window.print()}>
            {t('slip.print')}
          </Button>
          <Button onClick={onClose}>{t('slip.close')}</Button>
        </Group>
      </Stack>
    </DeskDialog>
  );
}
