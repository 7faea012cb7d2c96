import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RegisterTable } from '#renderer/ui/register-table.tsx';
import styles from '#renderer/ui/register.module.css';
import { MoveForm } from '#renderer/ui/row-form.tsx';
import { writeDay } from '#renderer/ui/write-day.ts';
import type {
  Difficulty,
  DifficultyOverview,
} from '#shared/features/difficulty/difficulty.contract.ts';
import { nextStates, type DifficultyState } from '#shared/features/difficulty/states.ts';
import type { Move } from './use-difficulties.ts';

interface DifficultyTableProps {
  readonly difficulties: readonly Difficulty[];
  readonly fields: DifficultyOverview['fields'];
  readonly models: DifficultyOverview['models'];
  readonly today: string;
  /** Whose list it is, on paper. */
  readonly unitName: string;
  readonly isBusy: boolean;
  readonly onCorrect: (difficulty: Difficulty) => void;
  /** Whether it worked. */
  readonly onMove: (move: Move) => Promise<boolean>;
}

export function DifficultyTable(props: DifficultyTableProps) {
  const { t } = useTranslation('difficulty');
  return (
    <RegisterTable
      label={t('list')}
      paper={{
        unitName: props.unitName,
        title: t('list'),
        asOf: t('asOf', { day: writeDay(props.today) }),
      }}
      columns={[
        { label: t('column.number') },
        { label: t('column.noted') },
        { label: t('column.content') },
        { label: t('column.addressee') },
        { label: t('column.state') },
        { label: t('column.actions'), holds: 'actions' },
      ]}
    >
      {props.difficulties.map((difficulty) => (
        <DifficultyRow key={difficulty.id} {...props} difficulty={difficulty} />
      ))}
    </RegisterTable>
  );
}

type RowProps = DifficultyTableProps & { readonly difficulty: Difficulty };

function DifficultyRow(props: RowProps) {
  const { difficulty, fields, models, today, isBusy, onMove } = props;
  const { t } = useTranslation('difficulty');
  const [moving, setMoving] = useState<DifficultyState>();
  const { id, kind, words, fieldCode, modelCode, addressee, notedOn, person, state } = difficulty;
  const field = fields.find(({ code }) => code === fieldCode)?.name ?? fieldCode;
  const model = models.find(({ code }) => code === modelCode)?.name ?? modelCode;
  return (
    <>
      <tr>
        <td>{id}</td>
        <td>
          {writeDay(notedOn)}
          <p className={styles.detail}>{person}</p>
        </td>
        <td>
          <strong>{t(`kind.${kind}`)}</strong>
          <p className={styles.words}>{words}</p>
          {field !== undefined && <p className={styles.detail}>{t('field', { name: field })}</p>}
          {model !== undefined && <p className={styles.detail}>{t('model', { name: model })}</p>}
        </td>
        <td>{addressee}</td>
        <td>
          <strong>{t(`state.${state}`)}</strong>
          <Steps steps={difficulty.steps} />
        </td>
        <td className={styles.actions}>
          <Actions {...props} onChoose={setMoving} />
        </td>
      </tr>
      {moving !== undefined && (
        <tr className={styles.actions}>
          <td colSpan={6}>
            <MoveForm
              title={t('move.title', { id, state: t(`state.${moving}`) })}
              words={{
                day: t('move.day'),
                dayWrong: t('move.dayWrong'),
                note: t('move.note'),
                save: t('move.save'),
                cancel: t('form.cancel'),
              }}
              today={today}
              isBusy={isBusy}
              onCancel={() => setMoving(undefined)}
              onSave={async (day, note) => {
                const isDone = await onMove({ id, from: state, to: moving, day, note });
                if (isDone) setMoving(undefined);
              }}
            />
          </td>
        </tr>
      )}
    </>
  );
}

function Steps({ steps }: Pick<Difficulty, 'steps'>) {
  const { t } = useTranslation('difficulty');
  return (
    <ul className={styles.steps}>
      {steps.map(({ id, state, day, person, note }) => {
        const values = { state: t(`state.${state}`), day: writeDay(day), person };
        return (
          <li key={id}>{note === '' ? t('step', values) : t('stepNote', { ...values, note })}</li>
        );
      })}
    </ul>
  );
}

interface ActionsProps extends Pick<RowProps, 'difficulty' | 'onCorrect'> {
  readonly onChoose: (state: DifficultyState) => void;
}

function Actions({ difficulty, onCorrect, onChoose }: ActionsProps) {
  const { t } = useTranslation('difficulty');
  const { id, state, steps } = difficulty;
  const named = (action: string) => ({ 'aria-label': t('move.of', { action, id }) });
  return (
    <div className={styles.acts}>
      {nextStates[state].map((next) => (
        <Button
          key={next}
          size="xs"
          variant="default"
          {...named(t(`move.${next}`))}
          onClick={() => onChoose(next)}
        >
          {t(`move.${next}`)}
        </Button>
      ))}
      {steps.length === 0 && (
        <Button
          size="xs"
          variant="subtle"
          {...named(t('move.correct'))}
          onClick={() => onCorrect(difficulty)}
        >
          {t('move.correct')}
        </Button>
      )}
    </div>
  );
}
