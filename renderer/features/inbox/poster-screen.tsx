import { Alert, Button, Loader, NativeSelect, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Client } from '#renderer/client/client.ts';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import type { Poster } from '#shared/features/inbox/inbox.contract.ts';
import styles from './poster-screen.module.css';
import { PosterSheet } from './poster-sheet.tsx';
import { settingFor } from './poster-size.ts';
import { usePoster } from './use-poster.ts';
import { writeMonth } from './write-period.ts';

interface PosterScreenProps {
  readonly client: Client;
  readonly onBack: () => void;
}

/** A month's public answers, to be printed and hung up. */
export function PosterScreen({ client, onBack }: PosterScreenProps) {
  const { t } = useTranslation('inbox');
  const { state, setMonth, again } = usePoster(client);
  return (
    <div className={styles.screen}>
      <div className={styles.head}>
        <Button variant="subtle" className={styles.back} onClick={onBack}>
          {t('poster.back')}
        </Button>
        <Title order={1} size="h2">
          {t('poster.title')}
        </Title>
        <p className={styles.intro}>{t('poster.intro')}</p>
      </div>
      {state.is === 'loading' && <Loader role="status" aria-label={t('poster.loading')} />}
      {state.is === 'failed' && (
        <FailureNote title={t('failed.title')} body={t('failed.body')}>
          <Button onClick={again}>{t('failed.again')}</Button>
        </FailureNote>
      )}
      {state.is === 'known' && <MonthPoster poster={state.poster} onMonth={setMonth} />}
    </div>
  );
}

interface MonthPosterProps {
  readonly poster: Poster;
  readonly onMonth: (month: string) => void;
}

function MonthPoster({ poster, onMonth }: MonthPosterProps) {
  const { t } = useTranslation('inbox');
  const { month, months, entries } = poster;
  const setting = settingFor(entries);
  return (
    <>
      <div className={styles.controls}>
        <NativeSelect
          label={t('poster.month')}
          value={month}
          onChange={(event) => onMonth(event.currentTarget.value)}
          data={months.map((value) => ({ value, label: writeMonth(value) }))}
        />
        {entries.length > 0 && (
          <Button size="lg" onClick={() => window.print()}>
            {t('poster.print')}
          </Button>
        )}
      </div>
      {entries.length === 0 ? (
        <Alert
          variant="light"
          className={styles.none}
          icon={<Icon name="info" />}
          title={t('poster.none.title', { month: writeMonth(month) })}
        >
          {t('poster.none.body')}
        </Alert>
      ) : (
        <>
          {!setting.isOnePage && <p className={styles.pages}>{t('poster.pages')}</p>}
          <div className={styles.desk}>
            <PosterSheet poster={poster} setting={setting} />
          </div>
        </>
      )}
    </>
  );
}
