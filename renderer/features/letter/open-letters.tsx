import { Button, FileButton, Group, PasswordInput, Radio, Stack, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Client } from '#renderer/client/client.ts';
import { DeskDialog } from '#renderer/ui/desk-dialog.tsx';
import type { KeyStatus } from '#shared/features/letter/letter-board.ts';
import { ask, type Refusal } from './ask.ts';
import styles from './letters-screen.module.css';
import { RefusalNote } from './refusal-note.tsx';

interface OpenLettersProps {
  readonly client: Client;
  readonly keys: KeyStatus;
  /** Opened, or given up. */
  readonly onClose: () => void;
}

type Way = KeyStatus['ways'][number];
const longestKeyFile = 2_000;

/** Letters are opened here with the passphrase, the spare code or the key file on the stick. */
export function OpenLetters({ client, keys, onClose }: OpenLettersProps) {
  const { t } = useTranslation('letter');
  const [way, setWay] = useState<Way>(keys.ways[0] ?? 'passphrase');
  const [secret, setSecret] = useState('');
  const [fileName, setFileName] = useState<string>();
  const [refusal, setRefusal] = useState<Refusal>();
  const [isBusy, setBusy] = useState(false);

  function choose(next: Way): void {
    setWay(next);
    setSecret('');
    setFileName(undefined);
    setRefusal(undefined);
  }

  async function open(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (secret === '') return;
    setBusy(true);
    const outcome = await ask(client.letter.open({ way, secret }));
    setBusy(false);
    if (outcome.done) onClose();
    else setRefusal(outcome.refusal);
  }

  async function take(file: File | null): Promise<void> {
    if (file === null) return;
    setFileName(file.name);
    setSecret((await file.slice(0, longestKeyFile).text()).trim());
  }

  return (
    <DeskDialog title={t('open.title')} close={t('act.cancel')} onClose={onClose}>
      <form onSubmit={(event) => void open(event)} noValidate>
        <Stack>
          <p className={styles.hint}>{t('open.hint')}</p>
          {keys.trialPassphrase !== undefined && (
            <p className={styles.trial}>
              {t('open.trial')} <strong lang="vi">{keys.trialPassphrase}</strong>
            </p>
          )}
          {keys.ways.length > 1 && (
            <Radio.Group
              label={t('open.with')}
              value={way}
              onChange={(chosen) => choose(keys.ways.find((each) => each === chosen) ?? way)}
            >
              <Group mt={6}>
                {keys.ways.map((each) => (
                  <Radio key={each} value={each} label={t(`way.${each}`)} />
                ))}
              </Group>
            </Radio.Group>
          )}
          {way === 'passphrase' && (
            <PasswordInput
              size="md"
              label={t('open.passphrase')}
              value={secret}
              onChange={(event) => setSecret(event.currentTarget.value)}
              visibilityToggleButtonProps={{ 'aria-label': t('open.show') }}
              autoComplete="off"
              maxLength={200}
              data-autofocus
            />
          )}
          {way === 'recovery' && (
            <TextInput
              size="md"
              label={t('open.recovery')}
              description={t('open.recoveryHint')}
              value={secret}
              onChange={(event) => setSecret(event.currentTarget.value)}
              autoComplete="off"
              spellCheck={false}
              maxLength={100}
            />
          )}
          {way === 'key-file' && (
            <Group>
              <FileButton onChange={(file) => void take(file)}>
                {(props) => (
                  <Button variant="default" {...props}>
                    {t('open.chooseFile')}
                  </Button>
                )}
              </FileButton>
              {fileName !== undefined && <span>{fileName}</span>}
            </Group>
          )}
          <RefusalNote refusal={refusal} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('act.cancel')}
            </Button>
            <Button type="submit" loading={isBusy} disabled={secret === ''}>
              {t('keys.open')}
            </Button>
          </Group>
        </Stack>
      </form>
    </DeskDialog>
  );
}
