import { Alert } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Client } from '#renderer/client/client.ts';
import { DeskScreen } from '#renderer/ui/desk-screen.tsx';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import type { ConfidentialView } from '#shared/features/confidential/confidential.contract.ts';
import styles from './confidential-screen.module.css';
import { EntryCard } from './entry-card.tsx';
import { useConfidential } from './use-confidential.ts';

/** What citizens answered for the leader alone: counts of closed periods, and what was done. */
export function ConfidentialScreen({ client }: { readonly client: Client }) {
  const { t } = useTranslation('confidential');
  const { known, refusal, isBusy, take, again } = useConfidential(client);
  return (
    <DeskScreen
      title={t('title')}
      intro={t('intro')}
      state={known.is === 'noRight' ? 'known' : known.is}
      loading={t('loading')}
      failed={{ title: t('failed.title'), body: t('failed.body'), again: t('failed.again') }}
      onAgain={again}
    >
      {known.is === 'noRight' && (
        <Alert variant="light" icon={<Icon name="locked" />} title={t('noRight.title')}>
          {t('noRight.body')}
        </Alert>
      )}
      {known.is === 'known' && (
        <div className={styles.sections}>
          {refusal && (
            <FailureNote
              title={t(`refused.${refusal}.title`)}
              body={t(`refused.${refusal}.body`)}
            />
          )}
          <Notes view={known.view} />
          {known.view.entries.map((entry) => (
            <EntryCard
              key={`${entry.releaseId} ${entry.questionnaire} ${entry.question}`}
              {...{ entry, isBusy }}
              onTake={take}
            />
          ))}
        </div>
      )}
    </DeskScreen>
  );
}

function Notes({ view }: { readonly view: ConfidentialView }) {
  const { t } = useTranslation('confidential');
  const { isAsked, hasQuestions, isWaiting, entries, least } = view;
  const isEmpty = entries.length === 0;
  return (
    <>
      {!isAsked && (
        <Alert variant="light" icon={<Icon name="info" />} title={t('off.title')}>
          {hasQuestions ? t('off.body') : t('off.none')}
        </Alert>
      )}
      {isAsked && isEmpty && (
        <Alert variant="light" icon={<Icon name="info" />} title={t('empty.title')}>
          {t('empty.body', { least })}
        </Alert>
      )}
      {isWaiting && <p className={styles.hint}>{t('waiting', { least })}</p>}
      {(isAsked || !isEmpty) && <p className={styles.hint}>{t('comments')}</p>}
    </>
  );
}
