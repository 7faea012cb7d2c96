import { Alert } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Icon } from '#renderer/ui/icon.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { letterStates, type LetterState } from '#shared/features/letter/letter-states.ts';
import type { LetterKind } from '#shared/features/letter/letter-contents.ts';
import type { LetterBoard } from '#shared/features/letter/letter-board.ts';
import styles from './board-table.module.css';

interface BoardTableProps {
  readonly board: LetterBoard;
  readonly onChoose: (kind: LetterKind, state: LetterState | undefined) => void;
  readonly onSubjects: () => void;
}

/** What waits, by kind and state: what is late first, and every number a way to its letters. */
export function BoardTable({ board, onChoose, onSubjects }: BoardTableProps) {
  const { t } = useTranslation('letter');
  const format = useFormat();
  const { cells } = board;
  const sum = (kind: LetterKind, of: 'n' | 'overdue', state?: LetterState) =>
    cells
      .filter((cell) => cell.kind === kind && (state === undefined || cell.state === state))
      .reduce((total, cell) => total + cell[of], 0);
  const kinds = board.rules
    .map(({ kind }) => kind)
    .filter((kind) => sum(kind, 'n') > 0)
    .toSorted((one, other) => sum(other, 'overdue') - sum(one, 'overdue'));
  const states = letterStates.filter((state) => cells.some((cell) => cell.state === state));
  const cell = (kind: LetterKind, n: number, name: string, state?: LetterState) =>
    n === 0 ? (
      <span className={styles.none}>–</span>
    ) : (
      <button
        type="button"
        aria-label={t('board.cell', { n: format.count(n), kind: t(`kind.${kind}`), state: name })}
        onClick={() => onChoose(kind, state)}
      >
        {format.count(n)}
      </button>
    );

  return (
    <>
      <Late board={board} onSubjects={onSubjects} />
      {board.rests && <p className={styles.empty}>{t('board.rests')}</p>}
      {kinds.length === 0 ? (
        <p className={styles.empty}>{t('board.empty')}</p>
      ) : (
        <table className={styles.table}>
          <caption>{t('board.caption')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('board.kind')}</th>
              <th scope="col">{t('board.overdue')}</th>
              {states.map((state) => (
                <th key={state} scope="col">
                  {t(`state.${state}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {kinds.map((kind) => (
              <tr key={kind}>
                <th scope="row">{t(`kind.${kind}`)}</th>
                <td data-late={sum(kind, 'overdue') > 0}>
                  {cell(kind, sum(kind, 'overdue'), t('board.overdue'))}
                </td>
                {states.map((state) => (
                  <td key={state}>
                    {cell(kind, sum(kind, 'n', state), t(`state.${state}`), state)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}

function Late({ board, onSubjects }: Pick<BoardTableProps, 'board' | 'onSubjects'>) {
  const { t } = useTranslation('letter');
  const { lateRequests, lateBreaches } = board;
  if (lateRequests + lateBreaches === 0) return null;
  return (
    <Alert color="red" icon={<Icon name="attention" />} title={t('board.late')} mb="md">
      {lateRequests > 0 && <p>{t('board.lateRequests', { count: lateRequests })}</p>}
      {lateBreaches > 0 && <p>{t('board.lateBreaches', { count: lateBreaches })}</p>}
      <button type="button" className={styles.go} onClick={onSubjects}>
        {t('board.seeLate')}
      </button>
    </Alert>
  );
}
