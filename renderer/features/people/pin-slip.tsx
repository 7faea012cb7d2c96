import { Button, Group, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { DeskDialog } from '#renderer/ui/desk-dialog.tsx';
import type { IssuedPin } from '#shared/features/people/people.contract.ts';
import styles from './pin-slip.module.css';

interface PinSlipProps {
  readonly issued: IssuedPin;
  readonly unitName: string;
  /** The day on the slip, as it is written. */
  readonly day: string;
  readonly onClose: () => void;
}

/** A PIN on the one occasion when it can be read; closing takes a button of its own. */
export function PinSlip({ issued: { code, name, pin }, unitName, day, onClose }: PinSlipProps) {
  const { t } = useTranslation('people');
  return (
    <DeskDialog title={t('slip.title', { name })} onClose={onClose}>
      <Stack>
        <p className={styles.once}>{t('slip.once')}</p>
        <section className={styles.slip} aria-label={t('slip.heading')}>
          <p className={styles.unit} lang="vi">
            {unitName}
          </p>
          <h3 className={styles.heading}>{t('slip.heading')}</h3>
          <dl className={styles.facts}>
            <dt>{t('slip.person')}</dt>
            <dd lang="vi">{name}</dd>
            <dt>{t('slip.code')}</dt>
            <dd>{code}</dd>
            <dt>{t('slip.day')}</dt>
            <dd>{day}</dd>
            <dt>{t('slip.pin')}</dt>
            <dd className={styles.pin}>
              {pin.slice(0, 3)} {pin.slice(3)}
            </dd>
          </dl>
          <p className={styles.howTo}>{t('slip.howTo')}</p>
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
