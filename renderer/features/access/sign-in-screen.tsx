import { Alert, Button, Paper, Title } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Client } from '#renderer/client/client.ts';
import { Icon } from '#renderer/ui/icon.tsx';
import type { SignInView } from '#shared/features/access/access.contract.ts';
import { LockedNotice } from './locked-notice.tsx';
import { PeopleChoice } from './people-choice.tsx';
import { RecoveredSheet } from './recovered-sheet.tsx';
import { RecoveryEntry } from './recovery-entry.tsx';
import { SecretEntry } from './secret-entry.tsx';
import styles from './sign-in-screen.module.css';
import { SignInNotice } from './sign-in-notice.tsx';
import { TrialPeople } from './trial-people.tsx';
import type { SessionEnd } from './use-session.ts';
import { useSignIn } from './use-sign-in.ts';

interface SignInScreenProps {
  readonly client: Client;
  readonly view: SignInView;
  /** Why the person before is not signed in any more. */
  readonly ended: SessionEnd | undefined;
  /** Gives the screen back to citizens, where it was theirs before. */
  readonly onLeave?: (() => void) | undefined;
  /** What else can be done here by whoever is not signed in. */
  readonly children?: ReactNode;
}

/** Somebody says who they are and proves it. */
export function SignInScreen({ client, view, ended, onLeave, children }: SignInScreenProps) {
  const { t } = useTranslation('access');
  const { state, signIn, recover, recovered, forget, lookAgain } = useSignIn(
    client,
    view.lockedSeconds,
  );
  const [isRecovering, setRecovering] = useState(false);
  const [code, setCode] = useState<string>();
  const person = view.people.find((known) => known.code === code);
  const choose = (chosen: string) => {
    setCode(chosen);
    setRecovering(false);
  };
  const mayRecover = person !== undefined && view.recoverable.includes(person.code);
  const note = state.is === 'open' ? state.note : undefined;

  if (recovered !== undefined && person !== undefined) {
    return (
      <RecoveredSheet
        unitName={view.unitName}
        name={person.name}
        {...recovered}
        onDone={() => {
          forget();
          setRecovering(false);
        }}
      />
    );
  }
  return (
    <main className={styles.screen}>
      <div className={styles.head}>
        <Title order={1} size="h2">
          {t('signIn.title')}
        </Title>
        {onLeave !== undefined && (
          <Button variant="default" size="md" onClick={onLeave}>
            {t('signIn.leave')}
          </Button>
        )}
      </div>
      {ended !== undefined && note === undefined && state.is === 'open' && (
        <Alert icon={<Icon name="info" />} variant="light" role="status">
          {t(`ended.${ended}`)}
        </Alert>
      )}
      {children}
      <Paper withBorder className={styles.card}>
        <PeopleChoice people={view.people} code={code} onChoose={choose} />
        <div className={`${styles.secret} ${styles.column}`}>
          {state.is === 'locked' ? (
            <LockedNotice opensAtMs={state.opensAtMs} onOpen={lookAgain} />
          ) : mayRecover && isRecovering ? (
            <RecoveryEntry
              name={person.name}
              isChecking={state.is === 'checking'}
              notice={note && <SignInNotice note={note} />}
              onCode={(recoveryCode) => void recover(person.code, recoveryCode)}
              onBack={() => setRecovering(false)}
            />
          ) : (
            <SecretEntry
              key={code ?? ''}
              person={person}
              isChecking={state.is === 'checking'}
              notice={note && <SignInNotice note={note} />}
              onSecret={(secret) => void (person && signIn(person.code, secret))}
            />
          )}
          {mayRecover && !isRecovering && state.is === 'open' && (
            <Button
              variant="subtle"
              className={styles.forgotten}
              onClick={() => setRecovering(true)}
            >
              {t('recovery.open')}
            </Button>
          )}
        </div>
        <TrialPeople people={view.people} pins={view.trialPins} />
      </Paper>
      <p className={styles.footnote}>{t('signIn.capturePause')}</p>
    </main>
  );
}
