import { Button, FileButton, Loader, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Client } from '#renderer/client/client.ts';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import type { ActivityFigure } from '#shared/features/activity/activity-figures.ts';
import styles from './import-panel.module.css';
import { ImportColumns } from './import-columns.tsx';
import { ImportOutlook } from './import-outlook.tsx';
import { useImport, type ImportState } from './use-import.ts';

interface ImportPanelProps {
  readonly client: Client;
  readonly figures: readonly ActivityFigure[];
  readonly onClose: () => void;
  readonly onWritten: (written: number) => void;
}

/** From a file to the table: choose, see what it would write, put right, write. */
export function ImportPanel({ client, figures, onClose, onWritten }: ImportPanelProps) {
  const { t } = useTranslation('activity');
  const { state, choose, map, write } = useImport(client, onWritten);
  return (
    <section className={styles.panel} aria-label={t('import.title')}>
      <Title order={2} size="h4">
        {t('import.title')}
      </Title>
      <p className={styles.intro}>{t('import.intro')}</p>
      <div className={styles.tools}>
        <FileButton
          accept=".xlsx,.csv,.txt,text/csv"
          onChange={(file) => file !== null && choose(file)}
          inputProps={{ 'aria-label': t('import.choose') }}
        >
          {(props) => <Button {...props}>{t('import.choose')}</Button>}
        </FileButton>
        <Button variant="default" onClick={onClose}>
          {t('import.back')}
        </Button>
        {'fileName' in state && (
          <span className={styles.name}>{t('import.chosen', { name: state.fileName })}</span>
        )}
      </div>
      <Problem state={state} />
      {state.is === 'reading' && <Loader role="status" aria-label={t('import.reading')} />}
      {state.is === 'previewed' && (
        <>
          <ImportColumns preview={state.preview} figures={figures} onMap={map} />
          <ImportOutlook
            preview={state.preview}
            figures={figures}
            isBusy={state.isBusy}
            onWrite={write}
          />
        </>
      )}
    </section>
  );
}

function Problem({ state }: { readonly state: ImportState }) {
  const { t } = useTranslation('activity');
  if (state.is === 'unreadable') {
    return (
      <FailureNote
        title={t('import.unreadableTitle')}
        body={t(`import.unreadable.${state.fault}`)}
      />
    );
  }
  const problem = state.is === 'refused' ? state.refusal : 'problem' in state && state.problem;
  if (problem === false || problem === undefined) return null;
  if (problem === 'failed') {
    return <FailureNote title={t('failed.title')} body={t('failed.body')} />;
  }
  return <FailureNote title={t(`refused.${problem}.title`)} body={t(`refused.${problem}.body`)} />;
}
