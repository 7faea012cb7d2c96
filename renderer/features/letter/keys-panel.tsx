import { Alert, Button, Checkbox, Stack } from '@mantine/core';
import { useState, type FormEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Client } from '#renderer/client/client.ts';
import { Icon } from '#renderer/ui/icon.tsx';
import { ask, type Outcome, type Refusal } from './ask.ts';
import styles from './letters-screen.module.css';
import { NewSecrets } from './new-secrets.tsx';
import { isUsable, noPassphrase, PassphraseFields } from './passphrase-fields.tsx';
import { RefusalNote } from './refusal-note.tsx';

interface KeysPanelProps {
  readonly client: Client;
  readonly unitName: string;
  readonly isOpen: boolean;
  readonly onChange: () => void;
}

interface Shown {
  readonly recoveryCode?: string;
  readonly keyFile?: string;
}
type Done = 'passphrase' | 'replaced';

/** What the leader does about the key: another passphrase, another code, another file, another key. */
export function KeysPanel({ client, unitName, isOpen, onChange }: KeysPanelProps) {
  const { t } = useTranslation('letter');
  const [shown, setShown] = useState<Shown>();
  const [done, setDone] = useState<Done>();
  const [refusal, setRefusal] = useState<Refusal>();
  const [isBusy, setBusy] = useState(false);

  async function run<Result>(call: Promise<Result>, then: (result: Result) => void) {
    setBusy(true);
    setDone(undefined);
    setRefusal(undefined);
    const outcome: Outcome<Result> = await ask(call);
    setBusy(false);
    if (outcome.done) then(outcome.data);
    else setRefusal(outcome.refusal);
    onChange();
  }

  if (shown !== undefined) {
    return <NewSecrets unitName={unitName} {...shown} onDone={() => setShown(undefined)} />;
  }
  return (
    <Stack>
      {done !== undefined && (
        <Alert role="status" variant="light" icon={<Icon name="check" />}>
          {t(`tend.done.${done}`)}
        </Alert>
      )}
      <RefusalNote refusal={refusal} />
      {!isOpen && <p className={styles.hint}>{t('tend.openFirst')}</p>}
      <Part title={t('tend.passphrase')} body={t('tend.passphraseNote')}>
        <PassphraseForm
          submit={t('tend.passphraseSubmit')}
          isBusy={isBusy || !isOpen}
          onSubmit={(passphrase) =>
            void run(client.letter.changePassphrase({ passphrase }), () => setDone('passphrase'))
          }
        />
      </Part>
      <Part title={t('tend.recovery')} body={t('tend.recoveryNote')}>
        <Button
          variant="default"
          disabled={isBusy || !isOpen}
          onClick={() => void run(client.letter.renewRecovery(), setShown)}
        >
          {t('tend.recoverySubmit')}
        </Button>
      </Part>
      <Part title={t('tend.stick')} body={t('tend.stickNote')}>
        <Button
          variant="default"
          disabled={isBusy || !isOpen}
          onClick={() => void run(client.letter.renewStick(), setShown)}
        >
          {t('tend.stickSubmit')}
        </Button>
      </Part>
      <Replacing
        isOpen={isOpen}
        isBusy={isBusy}
        onReplace={(wish) =>
          void run(client.letter.replaceKeys(wish), ({ recoveryCode, keyFile }) => {
            setShown({ recoveryCode, ...(keyFile !== undefined && { keyFile }) });
            setDone('replaced');
          })
        }
      />
    </Stack>
  );
}

interface ReplacingProps {
  readonly isOpen: boolean;
  readonly isBusy: boolean;
  readonly onReplace: (wish: {
    readonly passphrase: string;
    readonly stick: boolean;
    readonly givingUpSealed: boolean;
  }) => void;
}

/** The last resort: while letters are closed, what is sealed stays sealed for ever. */
function Replacing({ isOpen, isBusy, onReplace }: ReplacingProps) {
  const { t } = useTranslation('letter');
  const [isSure, setSure] = useState(false);
  const [stick, setStick] = useState(false);
  return (
    <Part
      title={t('tend.replace')}
      body={t(isOpen ? 'tend.replaceOpenNote' : 'tend.replaceClosedNote')}
    >
      <Checkbox
        size="md"
        label={t(isOpen ? 'tend.replaceSure' : 'tend.replaceGivingUp')}
        checked={isSure}
        onChange={(event) => setSure(event.currentTarget.checked)}
      />
      {isSure && (
        <>
          <Checkbox
            size="md"
            label={t('make.stick')}
            checked={stick}
            onChange={(event) => setStick(event.currentTarget.checked)}
          />
          <PassphraseForm
            submit={t('tend.replaceSubmit')}
            isBusy={isBusy}
            isGrave
            onSubmit={(passphrase) => onReplace({ passphrase, stick, givingUpSealed: !isOpen })}
          />
        </>
      )}
    </Part>
  );
}

interface PassphraseFormProps {
  readonly submit: string;
  readonly isBusy: boolean;
  readonly isGrave?: boolean;
  readonly onSubmit: (passphrase: string) => void;
}

function PassphraseForm({ submit, isBusy, isGrave = false, onSubmit }: PassphraseFormProps) {
  const [passphrase, setPassphrase] = useState(noPassphrase);
  const [isChecked, setChecked] = useState(false);
  function send(event: FormEvent): void {
    event.preventDefault();
    setChecked(true);
    if (isUsable(passphrase)) onSubmit(passphrase.first);
  }
  return (
    <form onSubmit={send} noValidate>
      <Stack>
        <PassphraseFields value={passphrase} isChecked={isChecked} onChange={setPassphrase} />
        <div>
          <Button
            type="submit"
            variant={isGrave ? 'filled' : 'default'}
            {...(isGrave && { color: 'red' })}
            disabled={isBusy}
          >
            {submit}
          </Button>
        </div>
      </Stack>
    </form>
  );
}

interface PartProps {
  readonly title: string;
  readonly body: string;
  readonly children: ReactNode;
}

function Part({ title, body, children }: PartProps) {
  return (
    <section className={styles.part}>
      <h2>{title}</h2>
      <p className={styles.hint}>{body}</p>
      <Stack gap="sm" align="flex-start">
        {children}
      </Stack>
    </section>
  );
}
