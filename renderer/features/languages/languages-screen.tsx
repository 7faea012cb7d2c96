import { Alert } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Client } from '#renderer/client/client.ts';
import { DeskScreen } from '#renderer/ui/desk-screen.tsx';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import type { KnownLanguage } from '#shared/features/languages/languages.contract.ts';
import { DraftConfirmation } from './draft-confirmation.tsx';
import { FaultList } from './fault-list.tsx';
import { LanguageTable } from './language-table.tsx';
import styles from './languages-screen.module.css';
import { useLanguages, type Notice } from './use-languages.ts';

/** Which languages citizens are offered; who switches a draft on answers for it. */
export function LanguagesScreen({ client }: { readonly client: Client }) {
  const { t } = useTranslation('languages');
  const { state, load, switchLanguage } = useLanguages(client);
  const [draft, setDraft] = useState<KnownLanguage>();

  const wish = (language: KnownLanguage, on: boolean) => {
    if (on && language.status === 'draft') setDraft(language);
    else void switchLanguage(language.code, language.name, on);
  };

  return (
    <DeskScreen
      title={t('title')}
      intro={t('intro')}
      state={state.is}
      loading={t('loading')}
      failed={{
        title: t('failed.title'),
        body: t('failed.body'),
        again: t('again'),
      }}
      onAgain={() => void load()}
    >
      {state.is === 'known' && (
        <>
          <NoticeLine notice={state.notice} />
          <LanguageTable overview={state.overview} onSwitch={wish} />
          <FaultList faults={state.overview.faults} />
          <p className={styles.help}>{t('help')}</p>
        </>
      )}
      {draft !== undefined && (
        <DraftConfirmation
          language={draft}
          onLeave={() => setDraft(undefined)}
          onConfirm={() => {
            setDraft(undefined);
            void switchLanguage(draft.code, draft.name, true);
          }}
        />
      )}
    </DeskScreen>
  );
}

function NoticeLine({ notice }: { readonly notice: Notice | undefined }) {
  const { t } = useTranslation('languages');
  switch (notice?.is) {
    case undefined:
      return null;
    case 'switched':
      return (
        <Alert role="status" variant="light" mb="md" icon={<Icon name="check" />}>
          {t(notice.on ? 'done.on' : 'done.off', { name: notice.name })}
        </Alert>
      );
    case 'refused':
      return (
        <FailureNote
          title={t(`refused.${notice.refusal}.title`)}
          body={t(`refused.${notice.refusal}.body`)}
        />
      );
    case 'failed':
      return <FailureNote title={t('failed.title')} body={t('failed.body')} />;
    default:
      return notice satisfies never;
  }
}
