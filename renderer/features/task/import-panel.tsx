import { Button, TextInput, Textarea, Title } from '@mantine/core';
import { safe } from '@orpc/client';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Client } from '#renderer/client/client.ts';
import { ChooseFile } from '#renderer/ui/choose-file.tsx';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import { RegisterTable } from '#renderer/ui/register-table.tsx';
import register from '#renderer/ui/register.module.css';
import { useUnsaved } from '#renderer/ui/unsaved.tsx';
import { writeDay } from '#renderer/ui/write-day.ts';
import { longestLetter, type TaskLine } from '#shared/features/task/plan-tasks.ts';
import type { TaskOverview, TaskPreview } from '#shared/features/task/task.contract.ts';
import { readLines } from './read-lines.ts';
import { ModelChoice } from './task-form.tsx';
import styles from './task-screen.module.css';

interface ImportPanelProps {
  readonly client: Client;
  readonly overview: TaskOverview;
  readonly onClose: () => void;
  readonly onWritten: (tasks: number) => void;
}

type Refusal = 'empty' | 'tooMany' | 'IMPORT_FAULTY' | 'TASKS_CHANGED' | 'STORE_FULL' | 'failed';

interface Seen {
  readonly lines: readonly TaskLine[];
  readonly preview: TaskPreview;
}

/** From a superior's letter to the register: paste or choose, see what it would write, write. */
export function ImportPanel({ client, overview, onClose, onWritten }: ImportPanelProps) {
  const { t } = useTranslation('task');
  const [text, setText] = useState('');
  const [letter, setLetter] = useState('');
  const [modelCode, setModelCode] = useState('');
  const [seen, setSeen] = useState<Seen>();
  const [refusal, setRefusal] = useState<Refusal>();
  const [isBusy, setBusy] = useState(false);
  useUnsaved(text !== '');
  const around = { letter: letter.trim(), ...(modelCode !== '' && { modelCode }) };
  const sendable = (lines: readonly TaskLine[]) =>
    lines.map(({ line, cells }) => ({ line, cells: [...cells] }));

  function change<Value>(set: (value: Value) => void) {
    return (value: Value) => {
      set(value);
      setSeen(undefined); // a preview tells of what stands there, and of nothing else
      setRefusal(undefined);
    };
  }

  async function look(): Promise<void> {
    const read = await readLines(text);
    if ('fault' in read) return setRefusal(read.fault);
    const { lines } = read;
    const { data, isSuccess } = await safe(
      client.task.preview({ lines: sendable(lines), ...around }),
    );
    setRefusal(isSuccess ? undefined : 'failed');
    setSeen(isSuccess ? { lines, preview: data } : undefined);
  }

  async function write({ lines, preview }: Seen): Promise<void> {
    setBusy(true);
    const { basedOn } = preview;
    const { data, error, isSuccess, isDefined } = await safe(
      client.task.import({ lines: sendable(lines), ...around, basedOn }),
    );
    setBusy(false);
    if (isSuccess) return onWritten(data.tasks);
    await look();
    setRefusal(isDefined ? error.code : 'failed');
  }

  return (
    <section className={`${register.form} ${styles.form}`} aria-label={t('import.title')}>
      <Title order={2} size="h4">
        {t('import.title')}
      </Title>
      <p className={styles.hint}>{t('import.intro')}</p>
      <div className={register.fields}>
        <TextInput
          label={t('import.letter')}
          description={t('import.letterHint')}
          autoComplete="off"
          maxLength={longestLetter}
          value={letter}
          onChange={(event) => change(setLetter)(event.currentTarget.value)}
        />
        <ModelChoice overview={overview} value={modelCode} onChange={change(setModelCode)} />
      </div>
      <Textarea
        className={register.whole ?? ''}
        label={t('import.text')}
        description={t('import.textHint')}
        rows={6}
        value={text}
        onChange={(event) => change(setText)(event.currentTarget.value)}
      />
      <div className={register.buttons}>
        <Button
          variant={seen === undefined ? 'filled' : 'default'}
          disabled={text.trim() === ''}
          onClick={() => void look()}
        >
          {t('import.look')}
        </Button>
        <ChooseFile
          label={t('import.choose')}
          accept=".csv,.txt,.tsv,text/csv"
          isBusy={isBusy}
          onText={change(setText)}
        />
        <Button variant="default" onClick={onClose}>
          {t('form.cancel')}
        </Button>
      </div>
      <RefusalNote refusal={refusal} />
      {seen !== undefined && (
        <Outlook preview={seen.preview} isBusy={isBusy} onWrite={() => void write(seen)} />
      )}
    </section>
  );
}

interface OutlookProps {
  readonly preview: TaskPreview;
  readonly isBusy: boolean;
  readonly onWrite: () => void;
}

/** What would be written, and everything that speaks against it. */
function Outlook({ preview, isBusy, onWrite }: OutlookProps) {
  const { t } = useTranslation('task');
  const { tasks, faults, newUnits, same } = preview;
  return (
    <section className={styles.outlook} aria-label={t('import.outlook')}>
      {faults.length > 0 && (
        <FailureNote title={t('import.faults', { count: faults.length })} body={t('import.whole')}>
          <ul className={styles.faults}>
            {faults.map(({ line, fault, text }) => (
              <li key={`${line} ${fault} ${text}`}>
                {t('import.place', { line, fault: t(`fault.${fault}`, { text }) })}
              </li>
            ))}
          </ul>
        </FailureNote>
      )}
      {same > 0 && <p>{t('import.same', { count: same })}</p>}
      {newUnits.length > 0 && (
        <p>
          {t('import.newUnits', {
            units: newUnits.map(({ code, name }) => `${name} (${code})`).join('; '),
          })}
        </p>
      )}
      {tasks.length > 0 && (
        <RegisterTable
          label={t('import.outlook')}
          columns={[
            { label: t('import.row') },
            { label: t('column.duty') },
            { label: t('column.unit') },
            { label: t('column.deadline') },
            { label: t('import.source') },
          ]}
        >
          {tasks.map(({ line, duty, unit, deadline, letter, clause }) => (
            <tr key={`${line} ${unit.code}`}>
              <td>{line}</td>
              <td>{duty}</td>
              <td>{unit.name}</td>
              <td>{deadline === undefined ? t('noDay') : writeDay(deadline)}</td>
              <td>{clause === '' ? letter : `${letter}, ${clause}`}</td>
            </tr>
          ))}
        </RegisterTable>
      )}
      <Button disabled={isBusy || faults.length > 0 || tasks.length === 0} onClick={onWrite}>
        {t('import.write', { count: tasks.length })}
      </Button>
    </section>
  );
}

function RefusalNote({ refusal }: { readonly refusal: Refusal | undefined }) {
  const { t } = useTranslation('task');
  if (refusal === undefined) return null;
  if (refusal === 'failed') {
    return <FailureNote title={t('failed.title')} body={t('failed.body')} />;
  }
  if (refusal === 'empty' || refusal === 'tooMany') {
    return <FailureNote title={t('import.unreadable')} body={t(`import.${refusal}`)} />;
  }
  return <FailureNote title={t(`refused.${refusal}.title`)} body={t(`refused.${refusal}.body`)} />;
}
