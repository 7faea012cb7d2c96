import { Button, Group, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
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

/**
 * A PIN or a recovery code on the one occasion when it can be read; closing takes a button of its
 * own. Each has a slip: the PIN's is destroyed, the code's is kept.
 */
export function PinSlip({ issued, unitName, day, onClose }: PinSlipProps) {
  const { t } = useTranslation('people');
  const { name, pin, recoveryCode } = issued;
  const about = { issued, unitName, day };
  return (
    <DeskDialog
      title={t(pin === undefined ? 'slip.recoveryTitle' : 'slip.title', { name })}
      onClose={onClose}
    >
      <Stack>
        <p className={styles.once}>
          {t(recoveryCode === undefined ? 'slip.once' : 'slip.onceBoth')}
        </p>
        {pin !== undefined && (
          <Slip {...about} heading={t('slip.heading')} howTo={t('slip.howTo')}>
            <dt>{t('slip.pin')}</dt>
            <dd className={styles.pin}>
              {pin.slice(0, 3)} {pin.slice(3)}
            </dd>
          </Slip>
        )}
        {recoveryCode !== undefined && (
          <Slip {...about} heading={t('slip.recoveryHeading')} howTo={t('slip.recoveryHowTo')}>
            <dt>{t('slip.recovery')}</dt>
            <dd className={styles.recovery}>{recoveryCode}</dd>
          </Slip>
        )}
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

interface SlipProps extends Omit<PinSlipProps, 'onClose'> {
  readonly heading: string;
  readonly howTo: string;
  readonly children: ReactNode;
}

/** What is cut out and handed over. */
function Slip({ issued: { code, name }, unitName, day, heading, howTo, children }: SlipProps) {
  const { t } = useTranslation('people');
  return (
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
        {children}
      </dl>
      <p className={styles.howTo}>{howTo}</p>
    </section>
  );
}
