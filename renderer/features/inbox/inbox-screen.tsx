import { Alert, Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Client } from '#renderer/client/client.ts';
import { DeskScreen } from '#renderer/ui/desk-screen.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import { useLeave } from '#renderer/ui/unsaved.tsx';
import type { InboxPage } from '#shared/features/inbox/inbox.contract.ts';
import styles from './inbox-screen.module.css';
import { ItemCard } from './item-card.tsx';
import { PosterScreen } from './poster-screen.tsx';
import { SearchField } from './search-field.tsx';
import { ShelfChoice } from './shelf-choice.tsx';
import { useInbox, type Looking } from './use-inbox.ts';

/** What citizens wrote, and what the office does about it. */
export function InboxScreen({ client }: { readonly client: Client }) {
  const [shows, setShows] = useState<'comments' | 'poster'>('comments');
  return shows === 'poster' ? (
    <PosterScreen client={client} onBack={() => setShows('comments')} />
  ) : (
    <Comments client={client} onPoster={() => setShows('poster')} />
  );
}

interface CommentsProps {
  readonly client: Client;
  readonly onPoster: () => void;
}

function Comments({ client, onPoster }: CommentsProps) {
  const { t } = useTranslation('inbox');
  const leave = useLeave();
  const { opened, page, looking, open, put, choose, search, goOlder, goNewer } = useInbox(client);
  const minimum = opened.is === 'known' ? opened.minimumWriters : smallestMinimum;
  return (
    <DeskScreen
      title={t('title')}
      intro={t('intro', { minimum })}
      state={opened.is === 'known' && page === undefined ? 'loading' : opened.is}
      loading={t('loading')}
      failed={{ title: t('failed.title'), body: t('failed.body'), again: t('failed.again') }}
      onAgain={open}
    >
      {opened.is === 'known' && page !== undefined && (
        <>
          <div className={styles.tools}>
            {!opened.isEmpty && <SearchField value={looking.search} onChange={search} />}
            <Button variant="default" className={styles.poster} onClick={() => leave(onPoster)}>
              {t('poster.open')}
            </Button>
          </div>
          {opened.isEmpty ? (
            <Alert variant="light" icon={<Icon name="info" />} title={t('empty.office.title')}>
              {t('empty.office.body', { minimum })}
            </Alert>
          ) : (
            <>
              <ShelfChoice
                chosen={looking.shelf}
                counts={page.counts}
                canLead={opened.canLead}
                onChoose={(shelf) => leave(() => choose(shelf))}
              />
              <WithheldNote counts={page.counts} />
              {page.items.length === 0 && <EmptyNote looking={looking} />}
              <ol className={styles.items}>
                {page.items.map((item) => (
                  <li key={item.id}>
                    <ItemCard
                      {...{ client, item }}
                      canLead={opened.canLead}
                      canErase={opened.canErase}
                      onChange={put}
                    />
                  </li>
                ))}
              </ol>
              <Pages page={page} looking={looking} onOlder={goOlder} onNewer={goNewer} />
            </>
          )}
        </>
      )}
    </DeskScreen>
  );
}

/** Said until the office's own is known. */
const smallestMinimum = 5;

function WithheldNote({ counts }: Pick<InboxPage, 'counts'>) {
  const { t } = useTranslation('inbox');
  const { waiting, kept, passedOn, blackedOut, blackedOutWords: words } = counts;
  if (waiting + kept + passedOn === 0) return null;
  return (
    <div className={styles.withheld} role="note" aria-label={t('withheld.label')}>
      <Icon name="locked" />
      <div>
        <p>{t('withheld.counts', { waiting, kept, passedOn, blackedOut, words })}</p>
        <p className={styles.why}>{t('withheld.why')}</p>
      </div>
    </div>
  );
}

function EmptyNote({ looking: { search } }: { readonly looking: Looking }) {
  const { t } = useTranslation('inbox');
  const wanted = search.trim();
  return (
    <p className={styles.empty} role="status">
      {wanted === '' ? t('empty.shelf') : t('empty.search', { search: wanted })}
    </p>
  );
}

interface PagesProps {
  readonly page: InboxPage;
  readonly looking: Looking;
  readonly onOlder: (before: number) => void;
  readonly onNewer: () => void;
}

function Pages({ page: { older }, looking, onOlder, onNewer }: PagesProps) {
  const { t } = useTranslation('inbox');
  if (older === null && looking.before.length === 0) return null;
  const go = (act: () => void) => () => {
    act();
    window.scrollTo({ top: 0 });
  };
  return (
    <nav className={styles.pages} aria-label={t('pages.label')}>
      <Button variant="default" disabled={looking.before.length === 0} onClick={go(onNewer)}>
        {t('pages.newer')}
      </Button>
      <Button
        variant="default"
        disabled={older === null}
        onClick={go(() => older !== null && onOlder(older))}
      >
        {t('pages.older')}
      </Button>
    </nav>
  );
}
