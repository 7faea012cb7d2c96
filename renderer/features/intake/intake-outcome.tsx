import { Alert, Loader, Progress, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import type { TakenFile, Taking } from '#shared/features/intake/intake.contract.ts';
import { isHeldReason } from '#shared/features/batch/ledger.ts';
import styles from './intake-screen.module.css';
import type { Decided, IntakeProblem, IntakeWork } from './use-intake.ts';

/** How far a taking-in is, or what became of each file. */
export function IntakeOutcome({ work }: { readonly work: IntakeWork }): ReactNode {
  const { t } = useTranslation('intake');
  switch (work.is) {
    case 'ready':
      return null;
    case 'giving':
      return (
        <div className={styles.panel}>
          <Progress size="lg" value={work.percent} aria-label={t('take.title')} />
          <p role="status">{t('take.giving', { name: work.name })}</p>
        </div>
      );
    case 'taking':
    case 'writing':
      return (
        <div className={styles.waiting}>
          <Loader size="sm" aria-hidden />
          <p role="status">{work.is === 'taking' ? t('take.taking') : t('give.title')}</p>
        </div>
      );
    case 'taken':
      return <Taken taking={work.taking} />;
    case 'written':
      return (
        <Alert role="status" variant="light" icon={<Icon name="check" />}>
          {t('give.written', { count: work.files, folder: work.folder })}
        </Alert>
      );
    case 'settingsWritten':
      return (
        <Alert role="status" variant="light" icon={<Icon name="check" />}>
          {t('give.settingsWritten', { version: work.version, folder: work.folder })}
        </Alert>
      );
    case 'deciding':
      return (
        <div className={styles.waiting}>
          <Loader size="sm" aria-hidden />
          <p role="status">{t('held.deciding')}</p>
        </div>
      );
    case 'decided':
      return <Decided outcome={work.outcome} />;
    case 'undone':
      return (
        <Alert role="status" mb={20} variant="light" icon={<Icon name="check" />}>
          {t('held.undone')}
        </Alert>
      );
    case 'refused':
      return <Refused problem={work.problem} />;
    default:
      return work satisfies never;
  }
}

function Decided({ outcome }: { readonly outcome: Decided }) {
  const { t } = useTranslation('intake');
  const format = useFormat();
  const { batches, rows, waiting } = outcome;
  return (
    <Alert role="status" mb={20} variant="light" icon={<Icon name="check" />}>
      <p className={styles.plain}>
        {batches === 0
          ? t('held.doneNone')
          : t('held.done', { count: batches, rows: format.count(rows) })}
      </p>
      {waiting > 0 && <p className={styles.plain}>{t('held.doneWaiting', { waiting })}</p>}
    </Alert>
  );
}

function Refused({ problem }: { readonly problem: IntakeProblem }) {
  const { t } = useTranslation('intake');
  return problem === 'failed' ? (
    <FailureNote title={t('failed.title')} body={t('failed.body')} />
  ) : (
    <FailureNote title={t(`refused.${problem}.title`)} body={t(`refused.${problem}.body`)} />
  );
}

function Taken({ taking }: { readonly taking: Taking }) {
  const { t } = useTranslation('intake');
  const { files, receipts, receiptFolder } = taking;
  return (
    <section className={styles.panel} aria-labelledby="intake-result" role="status">
      <Title order={2} size="h4" id="intake-result">
        {t('result.title')}
      </Title>
      <ul className={styles.files}>
        {files.map((file) => (
          <FileLine key={`${file.file} ${file.state} ${file.number ?? 0}`} taken={file} />
        ))}
      </ul>
      {receiptFolder !== null && (
        <p>{t('result.receipts', { count: receipts.length, folder: receiptFolder })}</p>
      )}
      {receiptFolder === null && receipts.length > 0 && <p>{t('result.noReceipts')}</p>}
    </section>
  );
}

const icons = { counted: 'check', already: 'info', held: 'attention', refused: 'cross' } as const;

function FileLine({ taken }: { readonly taken: TakenFile }) {
  const { t } = useTranslation('intake');
  const format = useFormat();
  const { file, kind, state, reason, place, stationCode, number, rows, repeated } = taken;
  const isScores = kind === 'verification' && number !== null;
  const isLetters = kind === 'letters' && stationCode !== null;
  return (
    <li className={styles.file}>
      <span className={styles.state}>
        <Icon name={icons[state]} />
        {t(`result.${state}`)}
      </span>
      <div>
        <p className={styles.name}>
          {isScores && t('result.scores', { number })}
          {isLetters && state === 'counted' && t('result.letters', { station: stationCode })}
          {isLetters && state !== 'counted' && file}
          {!isScores &&
            !isLetters &&
            (stationCode === null || number === null
              ? file
              : t('result.batch', { station: stationCode, number }))}
          {state === 'counted' &&
            !isLetters &&
            ` – ${t(isScores ? 'result.scoreRows' : 'result.rows', { count: rows, rows: format.count(rows) })}`}
        </p>
        {repeated > 0 && (
          <p className={styles.hint}>
            {t('result.repeated', { repeated: format.count(repeated) })}
          </p>
        )}
        {reason !== null && <Reason reason={reason} place={place} />}
        {(stationCode !== null || isScores) && <p className={styles.hint}>{file}</p>}
      </div>
    </li>
  );
}

type ReasonProps = { readonly reason: NonNullable<TakenFile['reason']> } & Pick<TakenFile, 'place'>;

function Reason({ reason, place }: ReasonProps) {
  const { t } = useTranslation(['intake', 'batch']);
  const words =
    reason === 'noRoom'
      ? t('intake:result.noRoom')
      : isHeldReason(reason)
        ? t(`batch:heldReason.${reason}`)
        : t(`batch:fault.${reason}`);
  const code =
    place === null
      ? t('intake:result.code', { code: reason })
      : t('intake:result.codePlace', { code: reason, place });
  return (
    <p className={styles.reason}>
      {words} <span className={styles.code}>{code}</span>
    </p>
  );
}
