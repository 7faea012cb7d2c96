import { useState } from 'react';
import { draftOf, type Draft } from '#shared/typing/draft.ts';

/** The draft of a text that the parent holds: a text from elsewhere is taken with the caret behind it. */
export function useDraft(value: string, onChange: (value: string) => void) {
  const [kept, setKept] = useState<Draft>(() => draftOf(value));
  const draft = kept.text === value ? kept : draftOf(value);
  function change(next: Draft) {
    setKept(next);
    if (next.text !== value) onChange(next.text);
  }
  return [draft, change] as const;
}
