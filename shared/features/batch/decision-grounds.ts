/**
 * Why somebody took one of two: its sender said which is right, the other came of a folder that was copied
 * or restored, it was damaged, or somebody made it who may not.
 */
export const decisionGrounds = ['senderSays', 'copiedFolder', 'damaged', 'forged'] as const;
export type DecisionGround = (typeof decisionGrounds)[number];

/** Why a key is trusted no longer. */
export const keyReasons = ['lost', 'retired', 'replaced', 'mistaken'] as const;
export type KeyReason = (typeof keyReasons)[number];
