import { Alert, Button, Checkbox, Stack, Title } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Client } from '#renderer/client/client.ts';
import { Icon } from '#renderer/ui/icon.tsx';
import type { NewSecrets as Secrets } from '#shared/features/letter/letter.contract.ts';
import { ask, type Refusal } from './ask.ts';
import styles from './letters-screen.module.css';
import { NewSecrets } from './new-secrets.tsx';
import { isUsable, noPassphrase, PassphraseFields } from './passphrase-fields.tsx';
import { RefusalNote } from './refusal-note.tsx';

interface MakeKeysProps {
  readonly client: Client;
  readonly unitName: string;
  readonly canSign: boolean;
  readonly onDone: () => void;
}

/** The office has no key yet: why it needs one, and how the leader makes it. */
export function MakeKeys({ client, unitName, canSign, onDone }: MakeKeysProps) {
  const { t } = useTranslation('letter');
  const [passphrase, setPassphrase] = useState(noPassphrase);
  const [stick, setStick] = useState(false);
  const [isChecked, setChecked] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();
  const [secrets, setSecrets] = useState<Secrets>();

  async function make(event: FormEvent): Promise<void> {
    event.preventDefault();
    setChecked(true);
    if (!isUsable(passphrase)) return;
    setBusy(true);
    const outcome = await ask(client.letter.makeKeys({ passphrase: passphrase.first, stick }));
    setBusy(false);
    if (outcome.done) setSecrets(outcome.data);
    else setRefusal(outcome.refusal);
  }

  if (secrets !== undefined) {
    return <NewSecrets unitName={unitName} {...secrets} onDone={onDone} />;
  }
  if (!canSign) {
    return (
      <Alert variant="light" icon={<Icon name="locked" />} title={t('make.waitingTitle')}>
        {t('make.waiting')}
      </Alert>
    );
  }
  return (
    <form className={styles.card} onSubmit={(event) => void make(event)} noValidate>
      <Stack>
        <Title order={2} size="h4">
          {t('make.title')}
        </Title>
        <ol className={styles.points}>
          <li>{t('make.why')}</li>
          <li>{t('make.recovery')}</li>
          <li>{t('make.lost')}</li>
        </ol>
        <PassphraseFields value={passphrase} isChecked={isChecked} onChange={setPassphrase} />
        <Checkbox
          size="md"
          label={t('make.stick')}
          description={t('make.stickNote')}
          checked={stick}
          onChange={(event) => setStick(event.currentTarget.checked)}
        />
        <RefusalNote refusal={refusal} />
        <div>
          <Button type="submit" loading={isBusy}>
            {t('make.submit')}
          </Button>
        </div>
      </Stack>
    </form>
  );
}
