import { Alert, Button, TextInput, Title } from '@mantine/core';
import { safe } from '@orpc/client';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Client } from '#renderer/client/client.ts';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import type { SettingsTaken } from '#shared/features/intake/intake.contract.ts';
import styles from './intake-screen.module.css';

type Work =
  | { readonly is: 'ready' | 'taking' }
  | { readonly is: 'taken'; readonly files: readonly SettingsTaken[] }
  | { readonly is: 'refused'; readonly problem: 'NOTHING_THERE' | 'failed' };

/** At a station: takes in what the office's desk decided, from a stick. */
export function SettingsCard({ client }: { readonly client: Client }) {
  const { t } = useTranslation('intake');
  const [path, setPath] = useState('');
  const [work, setWork] = useState<Work>({ is: 'ready' });

  async function take(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (path.trim() === '') return;
    setWork({ is: 'taking' });
    const call = client.intake.takeSettings({ path: path.trim() });
    const { data, error, isSuccess, isDefined } = await safe(call);
    if (isSuccess) setWork({ is: 'taken', files: data });
    else setWork({ is: 'refused', problem: isDefined ? error.code : 'failed' });
  }

  return (
    <section className={`${styles.panel} ${styles.apart}`} aria-labelledby="intake-settings">
      <Title order={2} size="h4" id="intake-settings">
        {t('settings.title')}
      </Title>
      <p className={styles.hint}>{t('settings.hint')}</p>
      <form className={styles.line} onSubmit={(event) => void take(event)}>
        <TextInput
          size="md"
          className={styles.path}
          label={t('take.path')}
          placeholder={t('take.pathHint')}
          value={path}
          onChange={(event) => setPath(event.currentTarget.value)}
          disabled={work.is === 'taking'}
          maxLength={1000}
          autoComplete="off"
          spellCheck={false}
        />
        <Button
          type="submit"
          size="md"
          variant="default"
          disabled={work.is === 'taking' || path.trim() === ''}
        >
          {t('settings.take')}
        </Button>
      </form>
      {work.is === 'taken' && <Outcome files={work.files} />}
      {work.is === 'refused' && <Refused problem={work.problem} />}
    </section>
  );
}

function Refused({ problem }: { readonly problem: 'NOTHING_THERE' | 'failed' }) {
  const { t } = useTranslation('intake');
  return problem === 'failed' ? (
    <FailureNote title={t('failed.title')} body={t('failed.body')} />
  ) : (
    <FailureNote title={t('settings.none.title')} body={t('settings.none.body')} />
  );
}

function Outcome({ files }: { readonly files: readonly SettingsTaken[] }) {
  const { t } = useTranslation(['intake', 'batch']);
  const isWell = files.every(({ is }) => is !== 'refused');
  return (
    <Alert
      role={isWell ? 'status' : 'alert'}
      {...(!isWell && { color: 'orange' })}
      variant="light"
      icon={<Icon name={isWell ? 'check' : 'attention'} />}
    >
      {files.map(({ file, is, version, fault }) => (
        <p key={file}>
          {t(`intake:settings.${is}`, { file, version })}
          {fault !== null && ` ${t(`batch:fault.${fault}`)}`}
        </p>
      ))}
    </Alert>
  );
}
