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
 * whatever is in it. When it goes tells nothing: it holds earlier days alone. Where a citizen has changed
 * or deleted anything since it was made it is let go of, and no second one goes on that day: that would
 * tell when they were here.
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
      if (current !== undefined && current.day !== day) letGo();
      if (current !== undefined && !current.file.isCurrent()) {
        letGo();
        overOn = day;
      }
      if (overOn === day) return undefined;
      if (current === undefined) {
        const file = await port.close(actor);
        if (file === undefined || file === 'STORE_FULL') return file;
        current = { day, file };
      }
      return current.file;
    },
    over() {
      overOn = current?.day ?? overOn;
      letGo();
    },
  };
}
