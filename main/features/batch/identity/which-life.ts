import type { LifeReason } from '#shared/features/batch/life-reason.ts';

/** What is found when a folder is opened. */
export interface Found {
  /** The keys that lie in the folder, if there are any that can be read. */
  readonly keys:
    | {
        /** They were made for this folder's database and not for another one. */
        readonly areOfThisFolder: boolean;
        /** They are on the machine and in the place where they were made. */
        readonly isCustodySame: boolean;
        /** What the database says of their life. */
        readonly recorded: 'life' | 'lifeWithoutKey' | 'lifeWithOtherKey' | 'nothing';
        /** A later life has begun after theirs. */
        readonly isSuperseded: boolean;
        /** The mark beside them: none yet, all of it in the database, or more than the database holds. */
        readonly mark: 'none' | 'held' | 'ahead';
      }
    | undefined;
  /** The database's newest life of this station has keys somewhere. */
  readonly hadKeys: boolean;
  /** The database is a copy that the program made as a backup. */
  readonly isBackup: boolean;
}

/**
 * `same`: the life goes on. `first`: it gets the keys it never had. `finish`: keys were written and the
 * power went before the database named them. `new`: a new life begins.
 */
export type WhichLife =
  | { readonly is: 'same' | 'first' | 'finish' }
  | { readonly is: 'new'; readonly reason: Exclude<LifeReason, 'setUp' | 'rotated'> };

/**
 * Which life a folder is in. In doubt a new one: numbers that are given twice are a fork that somebody has
 * to look at, while a life too many costs one new card (decision 0031).
 */
export function whichLife({ keys, hadKeys, isBackup }: Found): WhichLife {
  if (keys === undefined || !keys.areOfThisFolder) {
    if (isBackup) return { is: 'new', reason: 'restored' };
    return hadKeys ? { is: 'new', reason: 'keysLost' } : { is: 'first' };
  }
  if (isBackup) return { is: 'new', reason: 'restored' };
  switch (keys.recorded) {
    case 'nothing':
    case 'lifeWithoutKey':
      // nothing can have been recorded in a life before its mark was made
      return keys.mark === 'none' ? { is: 'finish' } : { is: 'new', reason: 'restored' };
    case 'lifeWithOtherKey':
      return { is: 'new', reason: 'keysLost' };
    case 'life':
      if (keys.isSuperseded) return { is: 'new', reason: 'keysLost' };
      if (keys.mark === 'ahead') return { is: 'new', reason: 'restored' };
      return keys.isCustodySame ? { is: 'same' } : { is: 'new', reason: 'copied' };
    default:
      return keys.recorded satisfies never;
  }
}
