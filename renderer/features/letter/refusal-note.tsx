import { useTranslation } from 'react-i18next';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import type { Refusal } from './ask.ts';
import { useLetterWords } from './use-letter-words.ts';

/** Why the last thing was not done, and what can be done about it. */
export function RefusalNote({ refusal }: { readonly refusal: Refusal | undefined }) {
  const { t } = useTranslation('letter');
  const { valuesOf, moreOf } = useLetterWords();
  if (refusal === undefined) return null;
  const more = moreOf(refusal);
  const values = valuesOf(refusal);
  return (
    <FailureNote
      title={t(`refused.${refusal.code}.title`, values)}
      body={t(`refused.${refusal.code}.body`, values)}
    >
      {more}
    </FailureNote>
  );
}
