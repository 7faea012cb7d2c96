import { Button, Checkbox, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SecretSheet } from '#renderer/ui/secret-sheet.tsx';
import styles from './letters-screen.module.css';

interface NewSecretsProps {
  readonly unitName: string;
  readonly recoveryCode?: string | undefined;
  readonly keyFile?: string | undefined;
  readonly onDone: () => void;
}

/** What is shown once and never again; nobody leaves it by a slip of the hand. */
export function NewSecrets({ unitName, recoveryCode, keyFile, onDone }: NewSecretsProps) {
  const { t } = useTranslation('letter');
  const [isKept, setKept] = useState(false);
  const [isSaved, setSaved] = useState(keyFile === undefined);
  return (
    <Stack>
      <p className={styles.hint}>{t('secrets.once')}</p>
      {recoveryCode !== undefined && (
        <SecretSheet
          title={t('secrets.sheet')}
          place={unitName}
          entries={[
            { label: t('secrets.recovery'), value: recoveryCode, note: t('secrets.recoveryNote') },
          ]}
          keep={t('secrets.keep')}
          print={t('secrets.print')}
        />
      )}
      {keyFile !== undefined && (
        <div className={styles.part}>
          <h2>{t('secrets.file')}</h2>
          <p className={styles.hint}>{t('secrets.fileNote')}</p>
          <Button
            variant="default"
            onClick={() => {
              saveText(t('secrets.fileName'), keyFile);
              setSaved(true);
            }}
          >
            {t('secrets.saveFile')}
          </Button>
        </div>
      )}
      <Checkbox
        size="md"
        label={t(recoveryCode === undefined ? 'secrets.savedFile' : 'secrets.kept')}
        checked={isKept}
        onChange={(event) => setKept(event.currentTarget.checked)}
      />
      <div>
        <Button disabled={!isKept || !isSaved} onClick={onDone}>
          {t('secrets.done')}
        </Button>
      </div>
    </Stack>
  );
}

function saveText(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/octet-stream' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
