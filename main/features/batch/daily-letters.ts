import type { Day } from '#shared/calendar.ts';
import type { LettersFile, LettersPort } from './letters-port.ts';

export interface DailyLetters {
  /**
   * The file of this day, the same until the desk has it, so that it goes on where a line was cut. Undefined
   * once it has, and where none goes from this folder.
   */
  next(actor: string): Promise<LettersFile | 'STORE_FULL' | undefined>;
  /** The desk has it, or will not have it: nothing more goes on this day. */
  over(): void;
}

/**
 * Requests for letters as they go over the network: one file a day, at the first call that reaches the desk,
 * whatever is in it. When it goes tells nothing, for it holds earlier days alone. It stays as it is when a
 * citizen deletes a request meanwhile, as on a stick: another one would tell when they were here.
 */
export function createDailyLetters(
  port: Pick<LettersPort, 'close'>,
  today: () => Day,
): DailyLetters {
  let current: { readonly day: Day; readonly file: LettersFile } | undefined;
  let overOn: Day | undefined;

  function letGo(): void {
    current?.file.dispose();
    current = undefined;
  }

  return {
    async next(actor) {
      const day = today();
      if (overOn === day) return undefined;
      if (current?.day !== day) letGo();
      if (current === undefined) {
        const file = await port.close(actor);
        if (file === undefined || file === 'STORE_FULL') return file;
        current = { day, file };
      }
      return current.file;
    },
    over() {
      overOn = current?.day;
      letGo();
    },
  };
}
