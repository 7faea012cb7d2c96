import { useTranslation } from 'react-i18next';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import type { Settled } from './settle.ts';

const refusals = [
  'SET_UNKNOWN',
  'CRITERION_UNKNOWN',
  'PERIOD_REFUSED',
  'SCORES_CHANGED',
  'SCORES_MISSING',
  'SCORE_ABOVE_FULL',
  'REASON_MISSING',
  'DAY_REFUSED',
  'SET_FAULTY',
  'SET_FIXED',
  'STORE_FULL',
  'NOT_WRITTEN',
  'OUT_OF_TURN',
  'TOO_LARGE',
  'TYPE_REFUSED',
  'FILE_EMPTY',
  'EVIDENCE_THERE',
  'EVIDENCE_MARKED',
  'EVIDENCE_UNKNOWN',
  'EVIDENCE_DAMAGED',
  'TOO_MANY',
  'KEY_MISSING',
  'LETTERS_CLOSED',
  'NO_EVIDENCE',
] as const;

/** Why something did not work, in words. */
export function ProblemNote({
  problem,
}: {
  readonly problem: Exclude<Settled, 'done'> | undefined;
}) {
  const { t } = useTranslation('assessment');
  if (problem === undefined) return null;
  const code = refusals.find((refusal) => refusal === problem.why);
  if (code === undefined) return <FailureNote title={t('failed.title')} body={t('failed.body')} />;
  const { reason = '' } = problem;
  return (
    <FailureNote title={t(`refused.${code}.title`)} body={t(`refused.${code}.body`, { reason })} />
  );
}
