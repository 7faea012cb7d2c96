import { Alert, Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Client } from '#renderer/client/client.ts';
import { DeskScreen } from '#renderer/ui/desk-screen.tsx';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import type { ActivityYear } from '#shared/features/activity/activity.contract.ts';
import styles from './activity-screen.module.css';
import { ActivityTable } from './activity-table.tsx';
import { ContradictionList } from './contradiction-list.tsx';
import { readDraft, type Draft } from './draft.ts';
import { FaultList } from './fault-list.tsx';
import { ImportPanel } from './import-panel.tsx';
import { useActivity, type Notice } from './use-activity.ts';
import { ValueHistory, type HistoryPlace } from './value-history.tsx';

/** Staff enter the office's figures by month, by hand or from a file. */
export function ActivityScreen({ client }: { readonly client: Client }) {
  const { t } = useTranslation('activity');
  const { known, notice, isBusy, again, look, save } = useActivity(client);
  const [draft, setDraft] = useState<Draft>({});
  const [isImporting, setImporting] = useState(false);
  const [history, setHistory] = useState<HistoryPlace>();

  const saveDraft = async (year: ActivityYear) => {
    if (await save(year, readDraft(year, draft).entries)) setDraft({});
  };

  return (
    <DeskScreen
      isWide
      title={t('title')}
      intro={t('intro')}
      state={known.is}
      loading={t('loading')}
      failed={{ title: t('failed.title'), body: t('failed.body'), again: t('failed.again') }}
      onAgain={again}
    >
      {known.is === 'known' && isImporting && (
        <ImportPanel
          client={client}
          figures={known.year.figures}
          onClose={() => setImporting(false)}
          onWritten={(written) => {
            setImporting(false);
            look(known.year.year, { is: 'imported', written });
          }}
        />
      )}
      {known.is === 'known' && !isImporting && (
        <>
          <div className={styles.tools}>
            <NativeSelect
              label={t('year')}
              value={String(known.year.year)}
              data={known.year.years.map(String)}
              disabled={isDrafted(known.year, draft)} // what is typed belongs to this year
              onChange={(event) => look(Number(event.currentTarget.value))}
            />
            <Button variant="default" onClick={() => setImporting(true)}>
              {t('import.open')}
            </Button>
          </div>
          <ActivityTable
            year={known.year}
            draft={draft}
            onType={(key, text) => setDraft((before) => ({ ...before, [key]: text }))}
            onHistory={setHistory}
          />
          <ContradictionList year={known.year} draft={draft} />
          <p className={styles.hint}>{t('hint')}</p>
          <p className={styles.hint}>{t('coverage.rule')}</p>
          <SaveBar
            year={known.year}
            draft={draft}
            notice={notice}
            isBusy={isBusy}
            onSave={() => void saveDraft(known.year)}
            onDiscard={() => setDraft({})}
            onLook={() => look(known.year.year)}
          />
          {history && (
            <ValueHistory
              client={client}
              place={history}
              offsetMinutes={known.year.offsetMinutes}
              onClose={() => setHistory(undefined)}
            />
          )}
        </>
      )}
    </DeskScreen>
  );
}

function isDrafted(year: ActivityYear, draft: Draft): boolean {
  const { entries, faults } = readDraft(year, draft);
  return entries.length + faults.length > 0;
}

interface SaveBarProps {
  readonly year: ActivityYear;
  readonly draft: Draft;
  readonly notice: Notice | undefined;
  readonly isBusy: boolean;
  readonly onSave: () => void;
  readonly onDiscard: () => void;
  readonly onLook: () => void;
}

/** Stays in sight: nothing is kept before it is saved. */
function SaveBar(props: SaveBarProps) {
  const { year, draft, notice, isBusy, onSave, onDiscard, onLook } = props;
  const { t } = useTranslation('activity');
  const { entries, faults } = readDraft(year, draft);
  const isChanged = isDrafted(year, draft);
  const state =
    faults.length > 0
      ? t('save.faulty', { count: faults.length })
      : isChanged
        ? t('save.pending', { count: entries.length })
        : undefined;
  return (
    <section className={styles.bar} aria-label={t('save.label')}>
      <NoticeNote notice={notice} onLook={onLook} />
      <FaultList faults={faults} />
      <div className={styles.line}>
        <p role="status" className={styles.state} data-faulty={faults.length > 0}>
          {faults.length > 0 && <Icon name="attention" />}
          {state}
          {!isChanged && notice?.is === 'saved' && (
            <>
              <Icon name="check" />
              {t('save.saved')}
            </>
          )}
        </p>
        <Button variant="default" disabled={!isChanged || isBusy} onClick={onDiscard}>
          {t('save.discard')}
        </Button>
        <Button disabled={entries.length === 0 || faults.length > 0 || isBusy} onClick={onSave}>
          {t('save.button')}
        </Button>
      </div>
    </section>
  );
}

interface NoticeNoteProps {
  readonly notice: Notice | undefined;
  readonly onLook: () => void;
}

function NoticeNote({ notice, onLook }: NoticeNoteProps) {
  const { t } = useTranslation('activity');
  if (notice === undefined || notice.is === 'saved') return null;
  if (notice.is === 'imported') {
    return (
      <Alert role="status" variant="light" icon={<Icon name="check" />}>
        {t('import.written', { count: notice.written })}
      </Alert>
    );
  }
  if (notice.is === 'failed') {
    return <FailureNote title={t('failed.title')} body={t('failed.body')} />;
  }
  const { refusal } = notice;
  return (
    <FailureNote title={t(`refused.${refusal}.title`)} body={t(`refused.${refusal}.body`)}>
      {refusal === 'ACTIVITY_CHANGED' && (
        <Button onClick={onLook}>{t('refused.ACTIVITY_CHANGED.again')}</Button>
      )}
    </FailureNote>
  );
}
