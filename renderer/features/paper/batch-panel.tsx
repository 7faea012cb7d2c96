import { Alert, Button, Loader, SegmentedControl, TextInput, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Client } from '#renderer/client/client.ts';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import type { BatchView, Pass } from '#shared/features/paper/paper.contract.ts';
import styles from './batch-panel.module.css';
import { KeyedForm } from './keyed-form.tsx';
import { SettleList } from './settle-list.tsx';
import { useBatch, type BatchHandle, type BatchNotice } from './use-batch.ts';

interface BatchPanelProps {
  readonly client: Client;
  readonly batchId: number;
  readonly onLeave: () => void;
}

/** One bundle: its forms one after the other, then what has to be done before it is closed. */
export function BatchPanel({ client, batchId, onLeave }: BatchPanelProps) {
  const { t } = useTranslation('paper');
  const [pass, setPass] = useState<Pass>(1);
  const batch = useBatch(client, batchId, pass);
  const { view, notice, isBusy } = batch;
  if (view === undefined) {
    return notice === undefined ? (
      <Loader role="status" aria-label={t('loading')} />
    ) : (
      <FailureNote title={t('failed.title')} body={t('failed.body')}>
        <Button onClick={onLeave}>{t('entry.back')}</Button>
      </FailureNote>
    );
  }
  const { number, forms, entered, closed } = view.batch;
  if (closed !== null) return <ClosedBatch view={view} onLeave={onLeave} />;
  const done = entered[pass - 1] ?? 0;
  const goal = pass === 1 ? forms : entered[0];
  return (
    <div className={styles.panel}>
      <div className={styles.head}>
        <Title order={1} size="h2">
          {t('entry.batch', { number })}
        </Title>
        <SegmentedControl
          aria-label={t('entry.pass.label')}
          value={String(pass)}
          onChange={(value) => setPass(value === '2' ? 2 : 1)}
          data={[
            { value: '1', label: t('entry.pass.first') },
            { value: '2', label: t('entry.pass.second'), disabled: entered[0] === 0 },
          ]}
        />
        <Button variant="subtle" onClick={onLeave}>
          {t('entry.back')}
        </Button>
      </div>
      <div className={styles.columns}>
        <section className={styles.card}>
          {pass === 1 && done >= goal && (
            <p className={styles.full} role="status">
              <Icon name="info" />
              {t('entry.full', { goal })}
            </p>
          )}
          {done < goal || pass === 1 ? (
            <KeyedForm
              key={`${pass} ${batch.round}`}
              questionnaire={view.questionnaire}
              language={view.batch.language}
              place={view.nextPlace}
              day={view.last?.content.day ?? view.today}
              isBusy={isBusy}
              onSave={(content) => void batch.enter(view.nextPlace, content)}
            />
          ) : (
            <p className={styles.done}>{t('entry.secondDone')}</p>
          )}
        </section>
        <aside className={styles.side}>
          <p className={styles.count} role="status">
            {t('entry.count', { done, goal })}
          </p>
          <NoticeNote notice={notice} />
          {view.last !== null && (
            <Button
              variant="default"
              disabled={isBusy}
              onClick={() => void batch.undo(view.last?.place ?? 0)}
            >
              {t('entry.undo', { place: view.last.place })}
            </Button>
          )}
          <SettleList batch={batch} view={view} />
          <Closing batch={batch} view={view} />
          <div className={styles.keys}>
            <p className={styles.keysTitle}>{t('entry.keys.title')}</p>
            <p>{t('entry.keys.score')}</p>
            <p>{t('entry.keys.options')}</p>
            <p>{t('entry.keys.move')}</p>
            <p>{t('entry.keys.save')}</p>
            <p>{t('entry.keys.mark')}</p>
          </div>
        </aside>
      </div>
    </div>
  );
}

function NoticeNote({ notice }: { readonly notice: BatchNotice | undefined }) {
  const { t } = useTranslation('paper');
  if (notice === undefined) return null;
  switch (notice.is) {
    case 'saved':
    case 'undone':
    case 'settled':
      return (
        <p className={styles.told} role="status">
          <Icon name="check" />
          {t(`entry.told.${notice.is}`, { place: notice.place })}
        </p>
      );
    case 'failed':
      return <FailureNote title={t('failed.title')} body={t('entry.kept')} />;
    case 'COUNT_DIFFERS':
      return (
        <FailureNote
          title={t('refused.COUNT_DIFFERS.title')}
          body={t('refused.COUNT_DIFFERS.body', { entered: notice.entered })}
        />
      );
    case 'DIFFERENCES_LEFT':
      return (
        <FailureNote
          title={t('refused.DIFFERENCES_LEFT.title')}
          body={t('refused.DIFFERENCES_LEFT.body', { left: notice.left })}
        />
      );
    default:
      return (
        <FailureNote
          title={t(`refused.${notice.is}.title`)}
          body={t(`refused.${notice.is}.body`)}
        />
      );
  }
}

interface BatchPartProps {
  readonly batch: BatchHandle;
  readonly view: BatchView;
}

/** Closing asks once more how many forms there are: the count is the check. */
function Closing({ batch, view }: BatchPartProps) {
  const { t } = useTranslation('paper');
  const { forms, entered } = view.batch;
  const [counted, setCounted] = useState<string>();
  const text = counted ?? String(forms);
  const isCount = /^\d{1,4}$/.test(text.trim());
  return (
    <section className={styles.closing} aria-label={t('entry.close.title')}>
      <p className={styles.keysTitle}>{t('entry.close.title')}</p>
      <p className={styles.hint}>{t('entry.close.hint')}</p>
      <TextInput
        label={t('entry.close.forms')}
        inputMode="numeric"
        value={text}
        onChange={(event) => setCounted(event.currentTarget.value)}
        error={!isCount && t('batch.formsMissing')}
        maxLength={4}
        autoComplete="off"
      />
      <Button
        variant={entered[0] === forms ? 'filled' : 'default'}
        disabled={batch.isBusy || !isCount}
        onClick={() => void batch.close(Number(text))}
      >
        {t('entry.close.send')}
      </Button>
    </section>
  );
}

interface ClosedBatchProps {
  readonly view: BatchView;
  readonly onLeave: () => void;
}

function ClosedBatch({ view: { batch }, onLeave }: ClosedBatchProps) {
  const { t } = useTranslation('paper');
  const { number, forms, closed } = batch;
  const ratings = closed?.ratings ?? 0;
  return (
    <Alert role="status" icon={<Icon name="check" />} title={t('entry.closed.title', { number })}>
      <p className={styles.closedBody}>
        {t('entry.closed.body', { forms, ratings, blank: forms - ratings })}{' '}
        {closed?.checked === true ? t('entry.closed.checked') : t('entry.closed.unchecked')}
      </p>
      <Button mt="sm" onClick={onLeave}>
        {t('entry.back')}
      </Button>
    </Alert>
  );
}
