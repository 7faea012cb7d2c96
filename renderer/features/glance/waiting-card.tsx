import { useTranslation } from 'react-i18next';
import type { BatchesWaiting } from '#shared/features/batch/batch.contract.ts';
import type {
  InboxCounts,
  LetterCounts,
  QuestionCounts,
  TaskCounts,
} from '#shared/features/glance/glance.contract.ts';
import { Card } from './card.tsx';
import styles from './glance-screen.module.css';

interface WaitingCardProps {
  readonly inbox: InboxCounts | undefined;
  readonly letters: LetterCounts | undefined;
  /** Only where they wait longer than the office wants. */
  readonly batches: BatchesWaiting | undefined;
  /** Only where something is due. */
  readonly tasks: TaskCounts | undefined;
  /** Only where one waits for who looks. */
  readonly questions: QuestionCounts | undefined;
}

/** Comments, letters, batches, duties and questions that somebody waits for; nothing where the office keeps none. */
export function WaitingCard({ inbox, letters, batches, tasks, questions }: WaitingCardProps) {
  const { t } = useTranslation('glance');
  if ([inbox, letters, batches, tasks, questions].every((each) => each === undefined)) return null;
  const lines = [
    ...(inbox
      ? (['new', 'lookedInto', 'answered'] as const).flatMap((state) =>
          inbox[state] > 0 ? [t(`waiting.${state}`, { count: inbox[state] })] : [],
        )
      : []),
    ...(letters && letters.due > 0 ? [t('waiting.letters', { count: letters.due })] : []),
    ...(letters && letters.overdue > 0 ? [t('waiting.overdue', { count: letters.overdue })] : []),
    ...(tasks && tasks.overdue > 0 ? [t('waiting.tasksOverdue', { count: tasks.overdue })] : []),
    ...(tasks && tasks.soon > 0 ? [t('waiting.tasksSoon', { count: tasks.soon })] : []),
    ...(questions && questions.toExplain > 0
      ? [t('waiting.questionsToExplain', { count: questions.toExplain })]
      : []),
    ...(questions && questions.toClose > 0
      ? [t('waiting.questionsToClose', { count: questions.toClose })]
      : []),
    ...(batches ? [t('waiting.batches', { count: batches.workingDays })] : []),
  ];
  return (
    <Card title={t('waiting.title')}>
      {lines.length === 0 ? (
        <p>{t('waiting.nothing')}</p>
      ) : (
        <ul className={styles.lines}>
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
    </Card>
  );
}
