/**
 * Why a life of a folder began. `restored`: its database went back to an earlier state. `copied`: it was
 * found on another machine or in another place. `rotated`: somebody wanted new keys.
 */
export const lifeReasons = ['setUp', 'restored', 'copied', 'keysLost', 'rotated'] as const;
export type LifeReason = (typeof lifeReasons)[number];
