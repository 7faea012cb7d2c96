import { Alert, Button, FileButton, Group } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '#renderer/ui/icon.tsx';
import styles from './office.module.css';
import { Section } from './section.tsx';

interface FileSectionProps {
  readonly mayChange: boolean;
  readonly isBusy: boolean;
  readonly exported: string | undefined;
  readonly onText: (text: string) => void;
  readonly onExport: () => void;
  /** What is wrong in the file that was chosen. */
  readonly children: ReactNode;
}

const longestText = 200_000;

/** The whole office as one file, out and in. */
export function FileSection(props: FileSectionProps) {
  const { mayChange, isBusy, exported, onText, onExport, children } = props;
  const { t } = useTranslation('office');
  const [isUnreadable, setUnreadable] = useState(false);

  async function read(file: File | null): Promise<void> {
    if (file === null) return;
    const text = await textIn(file);
    const isFit = text !== undefined && text !== '' && text.length <= longestText;
    setUnreadable(!isFit);
    if (isFit) onText(text);
  }

  return (
    <Section name="file">
      <p className={styles.hint}>{t('file.hint')}</p>
      <Group>
        {mayChange && (
          <FileButton accept="application/json,.json" onChange={(file) => void read(file)}>
            {(button) => (
              <Button {...button} variant="default" disabled={isBusy}>
                {t('file.choose')}
              </Button>
            )}
          </FileButton>
        )}
        <Button variant="default" disabled={isBusy} onClick={onExport}>
          {t('file.export')}
        </Button>
      </Group>
      {isUnreadable && <p className={styles.fault}>{t('file.unreadable')}</p>}
      {children}
      {exported !== undefined && (
        <Alert role="status" icon={<Icon name="check" />} title={t('file.exported')}>
          <code className={styles.path}>{exported}</code>
        </Alert>
      )}
    </Section>
  );
}

/** Undefined for what is no UTF-8 text or cannot be read. */
async function textIn(file: File): Promise<string | undefined> {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer());
  } catch {
    return undefined; // said beside the button
  }
}
