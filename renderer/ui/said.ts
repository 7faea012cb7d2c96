/** A sentence, and the language it is really in. */
export interface Said {
  readonly text: string;
  /** Another than the chosen one where nobody has translated it. */
  readonly lang: string;
}

/** Finds the sentence of a key in the language of the page. */
export type Say = (key: string) => Said;
