import { Alert, Button, Progress } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { CardsDialog } from './cards-dialog.tsx';
import styles from './gather-screen.module.css';
import { RefusedFiles } from './refused-files.tsx';
import type { Gather, GatherWork } from './use-gather.ts';

/** How far the work is, or what became of it. */
export function WorkOutcome({ gather }: { readonly gather: Gather }): ReactNode {
  const { t } = useTranslation('gather');
  const { work } = gather;
  switch (work.is) {
    case 'ready':
      return null;
    case 'taking':
    case 'rebuilding':
      return <Progressing work={work} onStop={gather.stop} />;
    case 'verifying':
    case 'working':
      return (
        <p role="status" className={styles.fine}>
          {t(`going.${work.is}`)}
        </p>
      );
    case 'taken':
    case 'rebuilt':
      return <Taken work={work} />;
    case 'verified':
      return <Verified found={work.found} />;
    case 'cardSaved':
      return <Done>{t('done.card', { file: work.file, code: work.code })}</Done>;
    case 'receiptsSaved':
      return <Done>{t('done.receipts', { count: work.files, folder: work.folder })}</Done>;
    case 'cardsRead':
      return <CardsDialog work={work} onTrust={gather.trust} onClose={gather.rest} />;
    case 'trusted':
      return <Done>{t('done.trusted', { count: work.taken })}</Done>;
    case 'decided':
    case 'undone':
      return <Done>{t(`done.${work.is}`)}</Done>;
    case 'refused':
      return (
        <FailureNote
          title={t(`refused.${work.problem}.title`)}
          body={t(`refused.${work.problem}.body`)}
        />
      );
    default:
      return work satisfies never;
  }
}

function Done({ children }: { readonly children: ReactNode }) {
  return (
    <Alert
      role="status"
      variant="light"
      icon={<Icon name="check" />}
      className={styles.screenOnly ?? ''}
    >
      {children}
    </Alert>
  );
}

interface ProgressingProps {
  readonly work: Extract<GatherWork, { is: 'taking' | 'rebuilding' }>;
  readonly onStop: () => void;
}

function Progressing({ work, onStop }: ProgressingProps) {
  const { t } = useTranslation('gather');
  const format = useFormat();
  const { is, going } = work;
  const said =
    going === undefined
      ? t('going.starting')
      : t(`going.${is}`, { done: format.count(going.done), of: format.count(going.of) });
  const percent = going === undefined || going.of === 0 ? 0 : (going.done / going.of) * 100;
  return (
    <div className={styles.panel}>
      <Progress size="lg" value={percent} aria-label={said} />
      <p role="status">{said}</p>
      <p className={styles.hint}>{t('going.free')}</p>
      {is === 'taking' && (
        <Button variant="default" className={styles.own} onClick={onStop}>
          {t('work.stop')}
        </Button>
      )}
    </div>
  );
}

function Taken({ work }: { readonly work: Extract<GatherWork, { is: 'taken' | 'rebuilt' }> }) {
  const { t } = useTranslation('gather');
  const format = useFormat();
  const { taken, rows, known, refused, isStopped } = work.taken;
  const isAllWell = refused.length === 0 && !isStopped;
  const numbers = {
    taken: format.count(taken),
    rows: format.count(rows),
    known: format.count(known),
    refused: format.count(refused.length),
  };
  return (
    <Alert
      role={isAllWell ? 'status' : 'alert'}
      {...(!isAllWell && { color: 'orange' })}
      variant="light"
      icon={<Icon name={isAllWell ? 'check' : 'attention'} />}
      title={work.is === 'rebuilt' ? t('done.rebuilt', numbers) : t('done.taken', numbers)}
      className={styles.screenOnly ?? ''}
    >
      {isStopped && <p className={styles.line}>{t('done.stopped')}</p>}
      {work.is === 'taken' && taken + known > 0 && (
        <p className={styles.line}>{t('done.nextReceipts')}</p>
      )}
      {refused.length > 0 && <RefusedFiles refused={refused} />}
    </Alert>
  );
}

type Found = Extract<GatherWork, { is: 'verified' }>['found'];

function Verified({ found }: { readonly found: Found }) {
  const { t } = useTranslation('gather');
  const format = useFormat();
  const { findings, hash, rows, responses } = found;
  const isWell = findings.length === 0;
  return (
    <Alert
      role={isWell ? 'status' : 'alert'}
      {...(!isWell && { color: 'orange' })}
      variant="light"
      icon={<Icon name={isWell ? 'check' : 'attention'} />}
      title={
        isWell
          ? t('done.verified', { rows: format.count(rows), responses: format.count(responses) })
          : t('done.wrong')
      }
    >
      <ul className={styles.refused}>
        {findings.map(({ kind, name }) => (
          <li key={`${kind} ${name}`}>{t(`finding.${kind}`, { name: name.slice(0, 8) })}</li>
        ))}
      </ul>
      <p className={styles.hash}>{t('done.hash', { hash })}</p>
    </Alert>
  );
}
