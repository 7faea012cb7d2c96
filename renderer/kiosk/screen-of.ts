import type { SnapshotFrom } from 'xstate';
import type { RatingRefusal } from '#renderer/features/rating/send-rating.ts';
import type { KioskMachine } from './kiosk-machine.ts';

/** What the citizen sees; no screen knows which face was tapped. */
export type Screen =
  | { readonly shows: 'nothing' | 'question' | 'again' | 'saving' | 'holding' | 'thanks' }
  | { readonly shows: 'unreachable' | 'paused' }
  | { readonly shows: 'refusal'; readonly refusal: RatingRefusal; readonly firstKept: boolean };

export function screenOf(snapshot: SnapshotFrom<KioskMachine>): Screen {
  const { refusal, responseId } = snapshot.context;
  const { screen } = snapshot.value;
  if (typeof screen === 'object') {
    switch (screen.sending.wait) {
      case 'quick':
        // nothing moves yet: neither a pressed face nor a spinner tells what was touched
        return { shows: responseId === undefined ? 'question' : 'again' };
      case 'saving':
        return { shows: 'saving' };
      case 'holding':
        return { shows: 'holding' };
      case 'late':
        return { shows: 'unreachable' };
      default:
        return screen.sending.wait satisfies never;
    }
  }
  switch (screen) {
    case 'connecting':
      return { shows: 'nothing' };
    case 'asking':
      return { shows: 'question' };
    case 'choosing':
      return { shows: 'again' };
    case 'thanked':
      return { shows: 'thanks' };
    case 'refused': {
      if (refusal === undefined) throw new Error('a refusal is noted before it is shown');
      const firstKept = responseId !== undefined && refusal !== 'RESPONSE_UNKNOWN';
      return { shows: 'refusal', refusal, firstKept };
    }
    case 'paused':
    case 'unreachable':
      return { shows: screen };
    default:
      return screen satisfies never;
  }
}
