import { Alert, Button, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Client } from '#renderer/client/client.ts';
import { DeskScreen } from '#renderer/ui/desk-screen.tsx';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import styles from '#renderer/ui/register.module.css';
import type {
  Difficulty,
  DifficultyOverview,
} from '#shared/features/difficulty/difficulty.contract.ts';
import { DifficultyForm } from './difficulty-form.tsx';
import { DifficultyTable } from './difficulty-table.tsx';
import { useDifficulties, type Problem } from './use-difficulties.ts';

/** Staff keep what hinders the work and what they propose, and what became of it. */
export function DifficultyScreen({ client }: { readonly client: Client }) {
  const { t } = useTranslation('difficulty');
  const { known, notice, isBusy, again, note, correct, move } = useDifficulties(client);
  const [writing, setWriting] = useState<'new' | Difficulty>();
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
          {writing === undefined ? (
            <div className={styles.open}>
              <Button onClick={() => setWriting('new')}>{t('form.open')}</Button>
            </div>
          ) : (
            <DifficultyForm
              key={writing === 'new' ? 'new' : writing.id}
              of={writing === 'new' ? undefined : writing}
              fields={known.overview.fields}
              models={known.overview.models}
              isBusy={isBusy}
              onCancel={() => setWriting(undefined)}
              onSave={async (content) => {
                const isDone =
                  writing === 'new' ? await note(content) : await correct(writing.id, content);
                if (isDone) setWriting(undefined);
              }}
            />
          )}
          <DifficultyList
            overview={known.overview}
            isBusy={isBusy}
            onCorrect={setWriting}
            onMove={move}
          />
        </>
      )}
    </DeskScreen>
  );
}

type TableProps = Parameters<typeof DifficultyTable>[0];
type DifficultyListProps = Pick<TableProps, 'isBusy' | 'onCorrect' | 'onMove'> & {
  readonly overview: DifficultyOverview;
};

function DifficultyList({ overview, ...table }: DifficultyListProps) {
  const { t } = useTranslation('difficulty');
  const { difficulties, fields, models, today, unitName } = overview;
  const [shown, setShown] = useState<'pending' | 'all'>('pending');
  const pending = difficulties.filter(({ state }) => state !== 'closed');
  const rows = shown === 'all' ? difficulties : pending;
  if (difficulties.length === 0) {
    return (
      <Alert variant="light" icon={<Icon name="info" />} title={t('empty.title')}>
        {t('empty.body')}
      </Alert>
    );
  }
  return (
    <>
      <div className={styles.tools}>
        <SegmentedControl
          aria-label={t('show.label')}
          value={shown}
          onChange={(value) => setShown(value === 'all' ? 'all' : 'pending')}
          data={[
            { value: 'pending', label: t('show.pending', { n: pending.length }) },
            { value: 'all', label: t('show.all', { n: difficulties.length }) },
          ]}
        />
        <Button variant="default" disabled={rows.length === 0} onClick={() => window.print()}>
          {t('print')}
        </Button>
      </div>
      {rows.length === 0 ? (
        <p>{t('empty.pending')}</p>
      ) : (
        <DifficultyTable
          {...table}
          difficulties={rows}
          fields={fields}
          models={models}
          today={today}
          unitName={unitName}
        />
      )}
    </>
  );
}

function ProblemNote({ problem }: { readonly problem: Problem | undefined }) {
  const { t } = useTranslation('difficulty');
  if (problem === undefined) return null;
  if (problem === 'failed') {
    return <FailureNote title={t('failed.title')} body={t('failed.body')} />;
  }
  return <FailureNote title={t(`refused.${problem}.title`)} body={t(`refused.${problem}.body`)} />;
}
