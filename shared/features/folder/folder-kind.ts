/**
 * What a data folder is for. Trial and simulated data live in folders of their own and never
 * become an office's; an office never becomes a trial again.
 */
export const folderKinds = ['trial', 'office', 'simulated'] as const;
export type FolderKind = (typeof folderKinds)[number];
