import { Alert, Button, PasswordInput } from '@mantine/core';
import { useId, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import commonPhrases from '#resources/access/common-phrases.json';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import { faultOfPassphrase, shortestPassphrase } from '#shared/features/people/passphrase.ts';
import type { OwnData } from '#shared/features/people/people.contract.ts';
import styles from './own-screen.module.css';
import type { OwnNotice } from './use-own-data.ts';
import { useWeakWords } from './use-weak-words.ts';

interface OwnSecretCardProps {
  readonly data: OwnData;
  readonly notice: OwnNotice | undefined;
  readonly isBusy: boolean;
  readonly onIssuePin: (secret: string) => Promise<void>;
  readonly onChoose: (secret: string, passphrase: string) => Promise<object | undefined>;
}

const ways = ['pin', 'passphrase'] as const;

/** A new PIN from the program, or a passphrase of one's own, each after the present secret. */
export function OwnSecretCard({ data, notice, isBusy, onIssuePin, onChoose }: OwnSecretCardProps) {
  const { t } = useTranslation('people');
  const group = useId();
  const [way, setWay] = useState<(typeof ways)[number]>('passphrase');
  const [present, setPresent] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const [isChecked, setChecked] = useState(false);
  const weakWords = useWeakWords();

  const { code, name } = data.person;
  const guesses = { code, name, unitName: data.unitName, common: commonPhrases.phrases };
  const fault = faultOfPassphrase(passphrase, guesses);
  const isDifferent = passphrase !== again;

  async function send(event: FormEvent): Promise<void> {
    event.preventDefault();
    setChecked(true);
    if (present === '' || (way === 'passphrase' && (fault !== undefined || isDifferent))) return;
    setPresent('');
    if (way === 'pin') {
      await onIssuePin(present);
    } else if ((await onChoose(present, passphrase)) !== undefined) {
      setPassphrase('');
      setAgain('');
    }
    setChecked(false);
  }

  const secretInput = {
    size: 'md',
    autoComplete: 'off',
    maxLength: 200,
    visibilityToggleButtonProps: { 'aria-label': t('ownSecret.show') },
  } as const;

  return (
    <section className={styles.card}>
      <h2 className={styles.title}>{t('ownSecret.title')}</h2>
      <form className={styles.form} onSubmit={(event) => void send(event)} noValidate>
        <SecretNotice notice={notice} />
        <fieldset className={styles.ways} aria-label={t('ownSecret.title')}>
          {ways.toReversed().map((each) => (
            <label key={each}>
              <input
                type="radio"
                name={group}
                checked={each === way}
                onChange={() => setWay(each)}
              />
              {t(`ownSecret.${each}`)}
            </label>
          ))}
        </fieldset>
        {way === 'passphrase' && (
          <>
            <PasswordInput
              {...secretInput}
              label={t('ownSecret.new')}
              description={t('ownSecret.passphraseHint', { shortest: shortestPassphrase })}
              value={passphrase}
              error={isChecked && fault !== undefined ? weakWords(fault, passphrase) : undefined}
              onChange={(event) => setPassphrase(event.currentTarget.value)}
            />
            <PasswordInput
              {...secretInput}
              label={t('ownSecret.again')}
              value={again}
              error={isChecked && isDifferent ? t('ownSecret.different') : undefined}
              onChange={(event) => setAgain(event.currentTarget.value)}
            />
          </>
        )}
        <PasswordInput
          {...secretInput}
          label={t('ownSecret.present')}
          description={t('ownSecret.presentHint')}
          value={present}
          error={isChecked && present === '' ? t('ownSecret.presentMissing') : undefined}
          onChange={(event) => setPresent(event.currentTarget.value)}
        />
        <Button type="submit" loading={isBusy}>
          {t(way === 'pin' ? 'ownSecret.issue' : 'ownSecret.choose')}
        </Button>
      </form>
    </section>
  );
}

function SecretNotice({ notice }: { readonly notice: OwnNotice | undefined }) {
  const { t } = useTranslation('people');
  const weakWords = useWeakWords();
  switch (notice?.is) {
    case undefined:
    case 'sent':
      return null;
    case 'chosen':
      return (
        <Alert role="status" variant="light" icon={<Icon name="check" />}>
          {t('ownSecret.chosen')}
        </Alert>
      );
    case 'wrong':
      return (
        <FailureNote
          title={t('refused.SECRET_WRONG.title')}
          body={t('refused.SECRET_WRONG.left', { count: notice.attemptsLeft })}
        />
      );
    case 'locked':
      return (
        <FailureNote
          title={t('refused.SCREEN_LOCKED.title')}
          body={t('refused.SCREEN_LOCKED.body', { seconds: notice.seconds })}
        />
      );
    case 'shut':
      return (
        <FailureNote
          title={t('refused.ACCOUNT_SHUT.title')}
          body={t('refused.ACCOUNT_SHUT.body')}
        />
      );
    case 'weak':
      return (
        <FailureNote title={t('refused.PASSPHRASE_WEAK.title')} body={weakWords(notice.why, '')} />
      );
    case 'full':
      return (
        <FailureNote title={t('refused.STORE_FULL.title')} body={t('refused.STORE_FULL.body')} />
      );
    case 'failed':
      return <FailureNote title={t('failed.title')} body={t('failed.body')} />;
    default:
      return notice satisfies never;
  }
}
