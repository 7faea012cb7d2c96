import { Button, Paper, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { SecretSheet } from '#renderer/ui/secret-sheet.tsx';
import styles from './sign-in-screen.module.css';

interface RecoveredSheetProps {
  readonly unitName: string;
  readonly name: string;
  readonly pin: string;
  readonly recoveryCode: string;
  readonly onDone: () => void;
}

/** The new PIN and the new recovery code, shown this once. */
export function RecoveredSheet(props: RecoveredSheetProps) {
  const { unitName, name, pin, recoveryCode, onDone } = props;
  const { t } = useTranslation('access');
  return (
    <main className={styles.screen}>
      <Title order={1} size="h2">
        {t('recovery.done')}
      </Title>
      <Paper withBorder className={styles.recovered}>
        <SecretSheet
          title={name}
          place={unitName}
          entries={[
            { label: t('recovery.pin'), value: pin },
            { label: t('recovery.code'), value: recoveryCode, note: t('recovery.replaced') },
          ]}
          keep={t('recovery.keep')}
          print={t('recovery.print')}
        />
        <Button size="md" onClick={onDone}>
          {t('recovery.noted')}
        </Button>
      </Paper>
    </main>
  );
}
