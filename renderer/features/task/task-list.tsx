import { Alert, Button, NativeSelect, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '#renderer/ui/icon.tsx';
import register from '#renderer/ui/register.module.css';
import { standingOf } from '#shared/features/task/task-states.ts';
import type { Task, TaskOverview } from '#shared/features/task/task.contract.ts';
import styles from './task-screen.module.css';
import { TaskTable, type TaskActions } from './task-table.tsx';

interface TaskListProps extends TaskActions {
  readonly overview: TaskOverview;
}

const shownFirst = 100;
const choices = ['pending', 'pressing', 'all'] as const;
type Choice = (typeof choices)[number];

/** The register: the office's own duties first, what presses most at the top. */
export function TaskList({ overview, ...actions }: TaskListProps) {
  const { t } = useTranslation('task');
  const { tasks, today, unit } = overview;
  const [choice, setChoice] = useState<Choice>('pending');
  const [unitCode, setUnitCode] = useState('');
  const [most, setMost] = useState(shownFirst);
  if (tasks.length === 0) {
    return (
      <Alert variant="light" icon={<Icon name="info" />} title={t('empty.title')}>
        {t(overview.mayEnter ? 'empty.body' : 'empty.reader')}
      </Alert>
    );
  }
  const ofUnit = tasks.filter((task) => unitCode === '' || task.unit.code === unitCode);
  const isPressing = (task: Task) => ['overdue', 'soon'].includes(standingOf(task, today).is);
  const isPending = ({ state }: Task) => state === 'given' || state === 'underway';
  const chosen = {
    pending: ofUnit.filter(isPending),
    pressing: ofUnit.filter(isPressing),
    all: ofUnit,
  };
  const isOwn = (task: Task) => task.unit.code === unit.code;
  const rows = [...chosen[choice].filter(isOwn), ...chosen[choice].filter((task) => !isOwn(task))];
  const hasTasks = new Set(tasks.map((task) => task.unit.code));
  const units = overview.units.filter(({ code }) => hasTasks.has(code));
  return (
    <>
      <Summary tasks={ofUnit} today={today} />
      <div className={register.tools}>
        <SegmentedControl
          aria-label={t('show.label')}
          value={choice}
          onChange={(value) => setChoice(choices.find((each) => each === value) ?? 'pending')}
          data={choices.map((value) => ({
            value,
            label: t(`show.${value}`, { n: chosen[value].length }),
          }))}
        />
        {units.length > 1 && (
          <NativeSelect
            aria-label={t('show.unit')}
            value={unitCode}
            data={[
              { value: '', label: t('show.everyUnit') },
              ...units.map(({ code, name }) => ({ value: code, label: name })),
            ]}
            onChange={(event) => setUnitCode(event.currentTarget.value)}
          />
        )}
        <Button variant="default" disabled={rows.length === 0} onClick={() => window.print()}>
          {t('print')}
        </Button>
      </div>
      {rows.length === 0 ? (
        <p>{t(`empty.${choice}`)}</p>
      ) : (
        <TaskTable {...actions} tasks={rows.slice(0, most)} overview={overview} />
      )}
      {rows.length > most && (
        <Button
          className={styles.more}
          variant="default"
          onClick={() => setMost((before) => before + shownFirst)}
        >
          {t('show.more', { n: rows.length - most })}
        </Button>
      )}
    </>
  );
}

/** How the duties stand today, in one line. */
function Summary({ tasks, today }: { readonly tasks: readonly Task[]; readonly today: string }) {
  const { t } = useTranslation('task');
  const standings = tasks.map((task) => standingOf(task, today).is);
  const count = (is: string) => standings.filter((each) => each === is).length;
  const done = tasks.filter(({ state }) => state === 'done').length;
  const late = count('doneLate');
  const overdue = count('overdue');
  return (
    <p className={styles.summary}>
      {overdue > 0 && (
        <strong className={styles.overdue}>
          <Icon name="attention" />
          {t('summary.overdue', { n: overdue })}
        </strong>
      )}
      <span>{t('summary.soon', { n: count('soon') })}</span>
      <span>{t('summary.done', { n: done, all: tasks.length })}</span>
      {late > 0 && <span>{t('summary.late', { n: late })}</span>}
    </p>
  );
}
