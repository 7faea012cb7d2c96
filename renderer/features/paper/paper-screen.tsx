import { Alert, Button, Loader, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Client } from '#renderer/client/client.ts';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import { languages, type Language } from '#shared/features/station/languages.ts';
import type { StationView } from '#shared/features/station/station.contract.ts';
import styles from './paper-screen.module.css';
import { PaperSheet } from './paper-sheet.tsx';
import { printedForm } from './printed-questions.ts';
import { useStationView } from './use-station-view.ts';

/** Staff print what the screen asks, for who does not use one. */
export function PaperScreen({ client }: { readonly client: Client }) {
  const { t } = useTranslation('paper');
  const { state, reload } = useStationView(client);
  return (
    <div className={styles.screen}>
      <div className={styles.head}>
        <Title order={1} size="h2">
          {t('title')}
        </Title>
        <p className={styles.intro}>{t('intro')}</p>
      </div>
      {state.is === 'loading' && <Loader role="status" aria-label={t('loading')} />}
      {state.is === 'failed' && (
        <FailureNote title={t('failed.title')} body={t('failed.body')}>
          <Button onClick={reload}>{t('failed.again')}</Button>
        </FailureNote>
      )}
      {state.is === 'known' && <PaperForm view={state.view} />}
    </div>
  );
}

function PaperForm({ view }: { readonly view: StationView }) {
  const { t, i18n } = useTranslation('paper');
  const { unitName, folderKind, channels, questionnaire, campaign } = view;
  const spoken = languages.filter((language) => questionnaire.texts[language] !== undefined);
  const [chosen, setChosen] = useState<Language>();
  const language = chosen ?? spoken.find((each) => each === i18n.language) ?? languages[0];
  const { leftOut } = printedForm(questionnaire, language);

  if (campaign !== undefined) {
    return (
      <Alert icon={<Icon name="info" />} title={t('campaign.title')}>
        {t('campaign.body', campaign)}
      </Alert>
    );
  }
  return (
    <>
      <div className={styles.controls}>
        <fieldset className={styles.languages}>
          <legend className={styles.legend}>{t('language')}</legend>
          {spoken.map((each) => (
            <label key={each} className={styles.language}>
              <input
                type="radio"
                name="language"
                value={each}
                checked={each === language}
                onChange={() => setChosen(each)}
              />
              {t(`languageName.${each}`)}
            </label>
          ))}
        </fieldset>
        <Button size="lg" onClick={() => window.print()}>
          {t('print')}
        </Button>
      </div>
      {leftOut > 0 && (
        <p className={styles.leftOut}>
          <Icon name="info" />
          <span>{t('leaderOnly', { questions: leftOut })}</span>
        </p>
      )}
      <div className={styles.desk}>
        <PaperSheet
          unitName={unitName}
          folderKind={folderKind}
          channels={channels}
          questionnaire={questionnaire}
          language={language}
        />
      </div>
    </>
  );
}
