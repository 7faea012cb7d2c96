import { Alert, Progress } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import styles from './export-outcome.module.css';
import type { TableExport } from './use-table-export.ts';

/** How far an export is, or what became of it. */
export function ExportOutcome({ state }: { readonly state: TableExport }): ReactNode {
  const { t } = useTranslation('tables');
  switch (state.is) {
    case 'ready':
      return null;
    case 'running':
      return <Running {...state} />;
    case 'written':
      return <Written {...state} />;
    case 'refused':
      return (
        <FailureNote
          title={t(`refused.${state.refusal}.title`)}
          body={
            state.refusal === 'NOT_WRITTEN'
              ? t('refused.NOT_WRITTEN.body', { reason: t(...reasonKey(state.reason)) })
              : t('refused.FROM_AFTER_TO.body')
          }
        />
      );
    case 'failed':
      return <FailureNote title={t('failed.title')} body={t('failed.body')} />;
    default:
      return state satisfies never;
  }
}

function Running({ rows, atMost }: { readonly rows: number; readonly atMost: number }) {
  const { t } = useTranslation('tables');
  const format = useFormat();
  const percent = atMost === 0 ? 0 : (rows / atMost) * 100;
  return (
    <div>
      <Progress size="lg" value={percent} aria-label={t('running')} />
      <p className={styles.line} role="status">
        {t('progress', { rows: format.count(rows), atMost: format.count(atMost) })}
      </p>
    </div>
  );
}

function Written({ rows, files }: { readonly rows: number; readonly files: readonly string[] }) {
  const { t } = useTranslation('tables');
  const format = useFormat();
  const nameOf = (place: number) =>
    place === 0
      ? t('done.responses')
      : place === 1
        ? t('done.history')
        : t('done.part', { number: place + 1 });
  return (
    <Alert role="status" variant="light" icon={<Icon name="check" />} title={t('done.title')}>
      <p className={styles.line}>{t('done.rows', { rows: format.count(rows) })}</p>
      <ul className={styles.files}>
        {files.map((file, place) => (
          <li key={file} className={styles.file}>
            <Icon name="file" />
            <span>
              {nameOf(place)}
              <code className={styles.path}>{file}</code>
            </span>
          </li>
        ))}
      </ul>
      <p className={styles.line}>{t('done.audit')}</p>
    </Alert>
  );
}

const knownReasons = ['ENOSPC', 'EACCES', 'EROFS'] as const;

/** The words for the system's code; a code without words of its own is named. */
function reasonKey(code: string) {
  const known = knownReasons.find((known) => known === code);
  return [`reason.${known ?? 'other'}`, { code }] as const;
}
