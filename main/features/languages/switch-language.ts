import type { OfficeSettings } from '#shared/features/folder/office-settings.ts';

type Chosen = OfficeSettings['languages'];

/** Whether an office offers a language: a draft only where it was switched on. */
export function isOffered(
  { code, status }: { readonly code: string; readonly status: 'own' | 'reviewed' | 'draft' },
  { drafts, off }: Chosen,
): boolean {
  if (off.includes(code)) return false;
  return status !== 'draft' || drafts.includes(code);
}

/** The same choice with one language offered or no longer. */
export function switchLanguage(
  { drafts, off }: Chosen,
  { code, status }: { readonly code: string; readonly status: 'own' | 'reviewed' | 'draft' },
  on: boolean,
): Chosen {
  const without = (codes: readonly string[]) => codes.filter((each) => each !== code);
  if (status === 'draft') {
    return { drafts: on ? [...without(drafts), code] : without(drafts), off: without(off) };
  }
  // a pack that was a draft and has been reviewed needs no leave any more
  return { drafts: without(drafts), off: on ? without(off) : [...without(off), code] };
}
