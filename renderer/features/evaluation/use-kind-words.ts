import { useTranslation } from 'react-i18next';
import { undertakingKinds } from '#shared/features/undertaking/undertaking-kinds.ts';
import type { Evaluation } from '#shared/features/evaluation/evaluation.contract.ts';

const letterKinds = [
  'thanks-note',
  'apology',
  'thanks',
  'birth',
  'marriage',
  'condolence',
] as const;
const letterSteps = ['requested', 'declined', 'signed', 'handed-over', 'delivered'] as const;
const counts = ['participants', 'times', 'items'] as const;

/** What the parts of an office's work are called where they are entered; a code that is not known here stays one. */
export function useKindWords() {
  const { t: tLetter } = useTranslation('letter');
  const { t: tTask } = useTranslation('task');
  const { t: tUndertaking } = useTranslation('undertaking');
  const { t: tDifficulty } = useTranslation('difficulty');
  type Task = Evaluation['tasks'][number];
  type Difficulty = Evaluation['difficulties'][number];
  return {
    letter: (code: string) => {
      const kind = letterKinds.find((known) => known === code);
      return kind === undefined ? code : tLetter(`kind.${kind}`);
    },
    step: (code: string) => {
      const step = letterSteps.find((known) => known === code);
      return step === undefined ? code : tLetter(`state.${step}`);
    },
    task: (state: Task['state']) => tTask(`state.${state}`),
    undertaking: (code: string) => {
      const kind = undertakingKinds.find((known) => known === code);
      return kind === undefined ? code : tUndertaking(`kind.${kind}`);
    },
    counted: (code: string, n: string) => {
      const countOf = counts.find((known) => known === code);
      return countOf === undefined ? `${n} ${code}` : tUndertaking(`counted.${countOf}`, { n });
    },
    difficulty: (kind: Difficulty['kind']) => tDifficulty(`kind.${kind}`),
    difficultyState: (state: Difficulty['state']) => tDifficulty(`state.${state}`),
  };
}
