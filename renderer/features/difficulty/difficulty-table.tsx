import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type {
  Difficulty,
  DifficultyOverview,
} from '#shared/features/difficulty/difficulty.contract.ts';
import { nextStates, type DifficultyState } from '#shared/features/difficulty/states.ts';
import styles from './difficulty-table.module.css';
import { MoveForm } from './move-form.tsx';
import type { Move } from './use-difficulties.ts';
import { writeDay } from './write-day.ts';

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
    <div className={styles.scroll}>
      <div className={styles.printed}>
        <p lang="vi">{props.unitName}</p>
        <h2>{t('list')}</h2>
        <p>{t('asOf', { day: writeDay(props.today) })}</p>
      </div>
      <table className={styles.table} aria-label={t('list')}>
        <thead>
          <tr>
            <th scope="col">{t('column.number')}</th>
            <th scope="col">{t('column.noted')}</th>
            <th scope="col">{t('column.content')}</th>
            <th scope="col">{t('column.addressee')}</th>
            <th scope="col">{t('column.state')}</th>
            <th scope="col" className={styles.actions}>
              {t('column.actions')}
            </th>
          </tr>
        </thead>
        <tbody>
          {props.difficulties.map((difficulty) => (
            <DifficultyRow key={difficulty.id} {...props} difficulty={difficulty} />
          ))}
        </tbody>
      </table>
    </div>
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
        <td className={styles.noted}>
          {writeDay(notedOn)} <span>{person}</span>
        </td>
        <td>
          <span className={styles.kind}>{t(`kind.${kind}`)}</span>
          <p className={styles.words}>{words}</p>
          {field !== undefined && <p className={styles.detail}>{t('field', { name: field })}</p>}
          {model !== undefined && <p className={styles.detail}>{t('model', { name: model })}</p>}
        </td>
        <td>{addressee}</td>
        <td>
          <span className={styles.state}>{t(`state.${state}`)}</span>
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
              id={id}
              to={moving}
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
    <div className={styles.buttons}>
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
