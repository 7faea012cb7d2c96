import { appearWhole, writeDurably } from './appear-whole.ts';
import { writeRegister, type Register } from './write-register.ts';

export interface RegisterJob {
  readonly register: Register;
  /** Path of the file, which must not be there yet. */
  readonly target: string;
}

/** Writes a register to disk, whole or not at all. */
export function saveRegister({ register, target }: RegisterJob) {
  return appearWhole(target, async (unfinished) => {
    writeDurably(unfinished, await writeRegister(register));
  });
}
