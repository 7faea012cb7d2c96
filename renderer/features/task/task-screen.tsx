import { Alert, Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Client } from '#renderer/client/client.ts';
import { DeskScreen } from '#renderer/ui/desk-screen.tsx';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import register from '#renderer/ui/register.module.css';
import { writeDay } from '#renderer/ui/write-day.ts';
import type { Task, TaskOverview } from '#shared/features/task/task.contract.ts';
import { ImportPanel } from './import-panel.tsx';
import { TaskForm } from './task-form.tsx';
import { TaskList } from './task-list.tsx';
import styles from './task-screen.module.css';
import { useTasks, type Problem } from './use-tasks.ts';

type Writing = 'new' | 'import' | Task;

/** What superiors' letters ask for: who has to do it, until when, and what became of it. */
export function TaskScreen({ client }: { readonly client: Client }) {
  const { t } = useTranslation('task');
  const { known, notice, isBusy, again, look, ...tasks } = useTasks(client);
  const [writing, setWriting] = useState<Writing>();
  const [taken, setTaken] = useState<number>();
  const stop = () => setWriting(undefined);
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
      <ProblemNote problem={notice} />
      {known.is === 'known' && (
        <>
          {known.overview.mayEnter && writing === undefined && (
            <div className={register.open}>
              <Button onClick={() => setWriting('new')}>{t('form.open')}</Button>
              <Button variant="default" onClick={() => setWriting('import')}>
                {t('import.open')}
              </Button>
            </div>
          )}
          {writing === 'import' && (
            <ImportPanel
              client={client}
              overview={known.overview}
              onClose={stop}
              onWritten={(tasks) => {
                setTaken(tasks);
                stop();
                void look();
              }}
            />
          )}
          {writing !== undefined && writing !== 'import' && (
            <TaskForm
              key={writing === 'new' ? 'new' : writing.id}
              of={writing === 'new' ? undefined : writing}
              overview={known.overview}
              isBusy={isBusy}
              onCancel={stop}
              onSave={async ({ units, ...content }) => {
                const [unit] = units;
                if (unit === undefined) return;
                const isDone =
                  writing === 'new'
                    ? await tasks.note({ ...content, units })
                    : await tasks.correct(writing.id, { ...content, unit });
                if (isDone) stop();
              }}
            />
          )}
          <LastImport
            overview={known.overview}
            taken={taken}
            isBusy={isBusy}
            onUndo={async (id) => {
              if (await tasks.undoImport(id)) setTaken(undefined);
            }}
          />
          <TaskList
            overview={known.overview}
            isBusy={isBusy}
            onCorrect={setWriting}
            onMove={tasks.move}
            onDeadline={tasks.changeDeadline}
            onProof={tasks.addProof}
            onRemoveProof={tasks.removeProof}
          />
        </>
      )}
    </DeskScreen>
  );
}

interface LastImportProps {
  readonly overview: TaskOverview;
  /** How many duties were taken in just now. */
  readonly taken: number | undefined;
  readonly isBusy: boolean;
  readonly onUndo: (id: number) => Promise<void>;
}

/** The list that was taken in last, as long as it can be taken back whole. */
function LastImport({ overview, taken, isBusy, onUndo }: LastImportProps) {
  const { t } = useTranslation('task');
  const { undoable } = overview;
  if (undoable === undefined) return null;
  const { id, tasks, importedOn, person } = undoable;
  return (
    <Alert
      className={styles.last}
      role="status"
      variant="light"
      icon={<Icon name={taken === undefined ? 'info' : 'check'} />}
    >
      <div className={styles.lastLine}>
        <span>{t('import.last', { count: tasks, day: writeDay(importedOn), person })}</span>
        <Button size="xs" variant="default" disabled={isBusy} onClick={() => void onUndo(id)}>
          {t('import.undo')}
        </Button>
      </div>
    </Alert>
  );
}

function ProblemNote({ problem }: { readonly problem: Problem | undefined }) {
  const { t } = useTranslation('task');
  if (problem === undefined) return null;
  if (problem === 'failed') {
    return <FailureNote title={t('failed.title')} body={t('failed.body')} />;
  }
  return <FailureNote title={t(`refused.${problem}.title`)} body={t(`refused.${problem}.body`)} />;
}
