import { Alert, Progress } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import type { Carried, CarryEvent, ReceiptOutcome } from '#shared/features/batch/batch.contract.ts';
import styles from './batch-screen.module.css';
import type { BatchRefusal, BatchWork } from './use-batches.ts';

/** How far the work is, or what became of it. */
export function WorkOutcome({ work }: { readonly work: BatchWork }): ReactNode {
  const { t } = useTranslation('batch');
  switch (work.is) {
    case 'ready':
      return null;
    case 'carrying':
      return <Carrying event={work.event} />;
    case 'taking':
      return <p role="status">{t('loading')}</p>;
    case 'carried':
      return <CarriedNote done={work.done} />;
    case 'taken':
      return <TakenNote receipts={work.receipts} />;
    case 'refused':
      return <RefusalNote of={work.of} refusal={work.refusal} />;
    default:
      return work satisfies never;
  }
}

function Carrying({ event }: { readonly event: CarryEvent | undefined }) {
  const { t } = useTranslation('batch');
  const isBuilding = event?.is === 'building' && event.percent < 100;
  const percent = isBuilding
    ? event.percent
    : event?.is === 'carrying'
      ? (event.batch / event.of) * 100
      : 100;
  const said = isBuilding
    ? t('carry.building', { percent: event.percent })
    : event?.is === 'carrying'
      ? t('carry.carrying', { batch: event.batch, of: event.of })
      : t('carry.sealing');
  return (
    <div>
      <Progress size="lg" value={percent} animated={!isBuilding} aria-label={said} />
      <p role="status" className={styles.line}>
        {said}
      </p>
      <p className={styles.strong}>{t('carry.keepIn')}</p>
    </div>
  );
}

function CarriedNote({ done }: { readonly done: Carried }) {
  const { t } = useTranslation('batch');
  const { built, builtOffice, carried, folder } = done;
  if (built === null && carried.length === 0) {
    return (
      <Alert role="status" variant="light" icon={<Icon name="info" />}>
        {t('done.nothing')}
      </Alert>
    );
  }
  return (
    <Alert role="status" variant="light" icon={<Icon name="check" />} title={t('done.title')}>
      <p className={styles.line}>
        {built === null ? t('done.notBuilt') : t('done.built', { number: built.number })}
      </p>
      {builtOffice !== null && (
        <p className={styles.line}>{t('done.builtOffice', { number: builtOffice.number })}</p>
      )}
      <ul className={styles.files}>
        {carried.map(({ name, what, file, how }) => (
          <li key={name}>
            <span className={styles.strong}>{t(`done.what.${what}`)}</span>{' '}
            {t(`done.${how}`, { file })}
          </li>
        ))}
      </ul>
      <p className={styles.line}>{t('done.folder', { folder })}</p>
      <p className={styles.line}>{t('done.next')}</p>
    </Alert>
  );
}

const counted = ['counted', 'held', 'refused', 'known', 'letGo'] as const;

function TakenNote({ receipts }: { readonly receipts: readonly ReceiptOutcome[] }) {
  const { t } = useTranslation('batch');
  if (receipts.length === 0) {
    return (
      <Alert role="status" variant="light" icon={<Icon name="info" />}>
        {t('receipts.none')}
      </Alert>
    );
  }
  const nameOf = (file: string) => file.split(/[\\/]/).at(-1) ?? file;
  const isAllWell = receipts.every(({ outcome }) => outcome.taken && outcome.refused === 0);
  return (
    <Alert
      role={isAllWell ? 'status' : 'alert'}
      {...(!isAllWell && { color: 'orange' })}
      variant="light"
      icon={<Icon name={isAllWell ? 'check' : 'attention'} />}
      title={t('receipts.title')}
    >
      <ul className={styles.files}>
        {receipts.map(({ file, outcome }) => (
          <li key={file}>
            <span className={styles.strong}>
              {t(outcome.taken ? 'receipts.taken' : 'receipts.notTaken', { file: nameOf(file) })}
            </span>{' '}
            {outcome.taken
              ? outcome.letters
                ? t('receipts.letters')
                : counted
                    .filter((of) => outcome[of] > 0)
                    .map((of) => t(`receipts.${of}`, { count: outcome[of] }))
                    .join('; ')
              : t(`receiptFault.${outcome.fault}`)}
          </li>
        ))}
      </ul>
    </Alert>
  );
}

interface RefusalNoteProps {
  readonly of: 'carry' | 'receipts';
  readonly refusal: BatchRefusal;
}

function RefusalNote({ of, refusal }: RefusalNoteProps) {
  const { t } = useTranslation('batch');
  switch (refusal.why) {
    case 'FOLDER': {
      const { fault, detail, carried } = refusal;
      const said = [t(`medium.${fault}`, { detail })];
      if (carried > 0) said.push(t('refused.FOLDER.some', { count: carried }));
      if (of === 'carry') said.push(t('refused.FOLDER.kept'));
      const title = t(of === 'carry' ? 'refused.FOLDER.title' : 'receipts.unreached');
      return <FailureNote title={title} body={said.join(' ')} />;
    }
    case 'NO_ROOM_HERE': {
      const { megabytes } = refusal;
      const body = t('refused.NO_ROOM_HERE.body', { megabytes });
      return <FailureNote title={t('refused.NO_ROOM_HERE.title')} body={body} />;
    }
    case 'KEPT_DAMAGED': {
      const body = t('refused.KEPT_DAMAGED.body', { file: refusal.file });
      return <FailureNote title={t('refused.KEPT_DAMAGED.title')} body={body} />;
    }
    case 'failed':
      return <FailureNote title={t('failed.work')} body={t('failed.body')} />;
    default:
      return (
        <FailureNote
          title={t(`refused.${refusal.why}.title`)}
          body={t(`refused.${refusal.why}.body`)}
        />
      );
  }
}
