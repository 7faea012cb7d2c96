import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '#renderer/ui/icon.tsx';
import { RegisterTable } from '#renderer/ui/register-table.tsx';
import register from '#renderer/ui/register.module.css';
import { MoveForm } from '#renderer/ui/row-form.tsx';
import { writeDay } from '#renderer/ui/write-day.ts';
import {
  isDecision,
  nextTaskStates,
  standingOf,
  type TaskState,
} from '#shared/features/task/task-states.ts';
import type { NewProof, Proof, Task, TaskOverview } from '#shared/features/task/task.contract.ts';
import { DeadlineForm, ProofForm } from './act-forms.tsx';
import styles from './task-table.module.css';
import type { DeadlineMove, Move } from './use-tasks.ts';

/** What can be done with a duty; each says whether it worked. */
export interface TaskActions {
  readonly isBusy: boolean;
  readonly onCorrect: (task: Task) => void;
  readonly onMove: (move: Move) => Promise<boolean>;
  readonly onDeadline: (change: DeadlineMove) => Promise<boolean>;
  readonly onProof: (id: number, proof: NewProof) => Promise<boolean>;
  readonly onRemoveProof: (id: number, proof: number) => Promise<boolean>;
}

interface TaskTableProps extends TaskActions {
  readonly tasks: readonly Task[];
  readonly overview: TaskOverview;
}

/** The duties with their letters, days, states and proofs; prints without its buttons. */
export function TaskTable(props: TaskTableProps) {
  const { t } = useTranslation('task');
  const { today, unit, mayEnter } = props.overview;
  return (
    <RegisterTable
      label={t('list')}
      paper={{ unitName: unit.name, title: t('list'), asOf: t('asOf', { day: writeDay(today) }) }}
      className={styles.tasks}
      columns={[
        { label: t('column.number') },
        { label: t('column.duty') },
        { label: t('column.unit') },
        { label: t('column.deadline') },
        { label: t('column.state') },
        { label: t('column.proof') },
        ...(mayEnter ? [{ label: t('column.actions'), holds: 'actions' } as const] : []),
      ]}
    >
      {props.tasks.map((task) => (
        <TaskRow key={task.id} {...props} task={task} />
      ))}
    </RegisterTable>
  );
}

type RowProps = TaskTableProps & { readonly task: Task };
/** What is written under a row: where it goes on to, its day, or what proves it. */
type Act = TaskState | 'deadline' | 'proof';

function TaskRow(props: RowProps) {
  const { task, overview, isBusy, onRemoveProof } = props;
  const { t } = useTranslation('task');
  const [act, setAct] = useState<Act>();
  const { id, duty, unit, letter, clause, modelCode, state, steps, proofs, isReport } = task;
  const model = overview.models.find(({ code }) => code === modelCode)?.name ?? modelCode;
  return (
    <>
      <tr data-over={state === 'done' || state === 'void'}>
        <td>{id}</td>
        <td className={styles.duty}>
          <p className={register.words}>{duty}</p>
          <p className={register.detail}>{clause === '' ? letter : `${letter}, ${clause}`}</p>
          {model !== undefined && <p className={register.detail}>{t('model', { name: model })}</p>}
          {isReport && <p className={register.detail}>{t('isReport')}</p>}
        </td>
        <td className={styles.unit}>{unit.name}</td>
        <td>
          <Deadline task={task} today={overview.today} />
        </td>
        <td>
          <span className={styles.state}>{t(`state.${state}`)}</span>
          <ul className={register.steps}>
            {steps.map((step) => {
              const { day, person, note } = step;
              const values = { state: t(`state.${step.state}`), day: writeDay(day), person };
              return (
                <li key={step.id}>
                  {note === '' ? t('step', values) : t('stepNote', { ...values, note })}
                </li>
              );
            })}
          </ul>
        </td>
        <td>
          <Proofs
            proofs={proofs}
            isDone={state === 'done'}
            onRemove={
              overview.mayEnter && !isBusy ? (proof) => void onRemoveProof(id, proof.id) : undefined
            }
          />
        </td>
        {overview.mayEnter && (
          <td className={register.actions}>
            <Actions {...props} onChoose={setAct} />
          </td>
        )}
      </tr>
      {act !== undefined && (
        <tr className={register.actions}>
          <td colSpan={7}>
            <ActForm {...props} act={act} onClose={() => setAct(undefined)} />
          </td>
        </tr>
      )}
    </>
  );
}

function ActForm(props: RowProps & { readonly act: Act; readonly onClose: () => void }) {
  const { act, task, overview, isBusy, onMove, onDeadline, onProof, onClose } = props;
  const { t } = useTranslation('task');
  const { id, state, deadline } = task;
  const closeIf = (isDone: boolean) => isDone && onClose();
  if (act === 'deadline') {
    return (
      <DeadlineForm
        id={id}
        from={deadline}
        isBusy={isBusy}
        onCancel={onClose}
        onSave={async (to, letter) =>
          void closeIf(await onDeadline({ id, from: deadline, to, letter }))
        }
      />
    );
  }
  if (act === 'proof') {
    return (
      <ProofForm
        id={id}
        files={overview.keptFiles}
        isBusy={isBusy}
        onCancel={onClose}
        onSave={async (proof) => void closeIf(await onProof(id, proof))}
      />
    );
  }
  return (
    <MoveForm
      title={t('move.title', { id, state: t(`state.${act}`) })}
      words={{
        day: t('move.day'),
        dayWrong: t('dayWrong'),
        note: t('move.note'),
        save: t('form.save'),
        cancel: t('form.cancel'),
      }}
      today={overview.today}
      isBusy={isBusy}
      onCancel={onClose}
      onSave={async (day, note) =>
        void closeIf(await onMove({ id, from: state, to: act, day, note }))
      }
    />
  );
}

/** The day with what it means today, and the days it stood for before. */
function Deadline({ task, today }: { readonly task: Task; readonly today: string }) {
  const { t } = useTranslation('task');
  const { deadline, deadlines } = task;
  const standing = standingOf(task, today);
  return (
    <>
      <span className={styles.day}>{deadline === undefined ? t('noDay') : writeDay(deadline)}</span>
      {standing.is !== 'inTime' && (
        <p className={styles.standing} data-is={standing.is}>
          {standing.is === 'overdue' && <Icon name="attention" />}
          {standing.days === 0
            ? t('standing.today')
            : t(`standing.${standing.is}`, { count: standing.days })}
        </p>
      )}
      <ul className={register.steps}>
        {deadlines.map(({ id, before, letter, day }) => (
          <li key={id}>
            {t('movedDay', {
              before: before === undefined ? t('noDay') : writeDay(before),
              day: writeDay(day),
              letter,
            })}
          </li>
        ))}
      </ul>
    </>
  );
}

interface ProofsProps {
  readonly proofs: readonly Proof[];
  readonly isDone: boolean;
  readonly onRemove: ((proof: Proof) => void) | undefined;
}

function Proofs({ proofs, isDone, onRemove }: ProofsProps) {
  const { t } = useTranslation('task');
  if (proofs.length === 0) return isDone ? <p className={styles.missing}>{t('noProof')}</p> : null;
  return (
    <ul className={styles.proofs}>
      {proofs.map((proof) => (
        <li key={proof.id}>
          {writeProof(proof)}
          {proof.sha256 !== undefined && <span className={register.detail}> {t('fileKept')}</span>}
          {onRemove !== undefined && (
            <button
              type="button"
              className={styles.remove}
              aria-label={t('removeProof', { title: proof.title })}
              onClick={() => onRemove(proof)}
            >
              {t('remove')}
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}

/** `12/BC-UBND, 26/11/2026: Báo cáo kết quả` */
function writeProof({ number, issuedOn, title }: Proof): string {
  const head = [number, issuedOn === undefined ? '' : writeDay(issuedOn)]
    .filter(Boolean)
    .join(', ');
  return head === '' ? title : `${head}: ${title}`;
}

interface ActionsProps extends Pick<RowProps, 'task' | 'overview' | 'onCorrect'> {
  readonly onChoose: (act: Act) => void;
}

function Actions({ task, overview, onCorrect, onChoose }: ActionsProps) {
  const { t } = useTranslation('task');
  const { id, state, isFresh } = task;
  const [isOpen, setOpen] = useState(false);
  const next = nextTaskStates[state].filter((to) => overview.mayDecide || !isDecision(state, to));
  const usual: readonly Act[] = [
    ...next.filter((to) => to !== 'void'),
    ...(state === 'void' ? [] : (['proof'] as const)),
  ];
  const rare: readonly Act[] = [
    ...(state === 'given' || state === 'underway' ? (['deadline'] as const) : []),
    ...next.filter((to) => to === 'void'),
  ];
  const named = (action: string) => ({ 'aria-label': t('act.of', { action, id }) });
  return (
    <div className={register.acts}>
      {[...usual, ...(isOpen ? rare : [])].map((act) => {
        const label = act === 'underway' && state === 'done' ? t('act.again') : t(`act.${act}`);
        return (
          <Button
            key={act}
            size="xs"
            variant="default"
            {...named(label)}
            onClick={() => onChoose(act)}
          >
            {label}
          </Button>
        );
      })}
      {isOpen && isFresh && (
        <Button
          size="xs"
          variant="subtle"
          {...named(t('act.correct'))}
          onClick={() => onCorrect(task)}
        >
          {t('act.correct')}
        </Button>
      )}
      {(rare.length > 0 || isFresh) && (
        <Button
          size="xs"
          variant="subtle"
          aria-expanded={isOpen}
          {...named(t(isOpen ? 'act.fewer' : 'act.more'))}
          onClick={() => setOpen(!isOpen)}
        >
          {t(isOpen ? 'act.fewer' : 'act.more')}
        </Button>
      )}
    </div>
  );
}
