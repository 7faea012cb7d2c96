/** How long what is made public may be: two sentences that are read from where people stand. */
export const longestPublic = { said: 120, done: 160 } as const;
