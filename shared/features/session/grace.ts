/** Who was served in a session rates on the way out: so long after its end an answer still belongs to it. */
export const graceMinutes = 15;
