import { useState } from 'react';
import type { Client } from '#renderer/client/client.ts';
import type { LetterSheet, SavedDrafts } from '#shared/features/letter/letter.contract.ts';
import { ask, type Refusal } from './ask.ts';

export type ShownDocument =
  | { readonly is: 'none' }
  | { readonly is: 'opening' }
  | { readonly is: 'shown'; readonly sheet: LetterSheet; readonly bytes: Uint8Array };

/** Drafts that were asked to be saved. */
export type Saving =
  | { readonly is: 'none' | 'saving' }
  | { readonly is: 'saved'; readonly saved: SavedDrafts };

/** One letter as a document: looked at in memory, and on disk only when somebody saves it. */
export function useLetterDocument(client: Client, id: string) {
  const [shown, setShown] = useState<ShownDocument>({ is: 'none' });
  const [saving, setSaving] = useState<Saving>({ is: 'none' });
  const [refusal, setRefusal] = useState<Refusal>();

  return {
    shown,
    saving,
    refusal,
    async show(sheet: LetterSheet) {
      setRefusal(undefined);
      setSaving({ is: 'none' });
      setShown({ is: 'opening' });
      const outcome = await ask(client.letter.document({ id, sheet }));
      if (!outcome.done) setRefusal(outcome.refusal);
      setShown(
        outcome.done ? { is: 'shown', sheet, bytes: bytesOf(outcome.data.file) } : { is: 'none' },
      );
    },
    async save(sheet: LetterSheet) {
      setRefusal(undefined);
      setSaving({ is: 'saving' });
      const outcome = await ask(client.letter.saveDrafts({ ids: [id], sheet }));
      if (!outcome.done) setRefusal(outcome.refusal);
      setSaving(outcome.done ? { is: 'saved', saved: outcome.data } : { is: 'none' });
    },
    hide: () => setShown({ is: 'none' }),
  };
}

function bytesOf(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}
