import { shallowEqual } from '@xstate/react';
import type { SnapshotFrom } from 'xstate';
import type { RatingRefusal } from '#renderer/features/rating/send-rating.ts';
import type { Question } from '#shared/features/questionnaire/questionnaire.ts';
import type { KioskMachine } from './kiosk-machine.ts';

/**
 * What the citizen sees; no screen knows which face was tapped. `nothing` is a moment between two
 * screens: what stands on the glass stays.
 */
export type Screen =
  | { readonly shows: 'nothing' | 'question' | 'again' | 'saving' | 'holding' | 'letter' }
  | { readonly shows: 'unreachable' | 'paused' | 'closed' }
  | { readonly shows: 'thanks'; readonly question: Question | undefined }
  | { readonly shows: 'follow-up'; readonly question: Question }
  | { readonly shows: 'receipt' | 'invitation' | 'writing' | 'checking' | 'farewell' }
  | { readonly shows: 'refusal'; readonly refusal: RatingRefusal; readonly firstKept: boolean };

export function screenOf(snapshot: SnapshotFrom<KioskMachine>): Screen {
  const { refusal, responseId, step } = snapshot.context;
  const question = step.at === 'question' ? step.question : undefined;
  const { screen } = snapshot.value;
  if (typeof screen === 'object') {
    if ('asking' in screen) {
      return { shows: screen.asking === 'letter' ? 'letter' : 'question' };
    }
    if ('thanked' in screen) return { shows: 'thanks', question };
    if ('ending' in screen) {
      switch (screen.ending) {
        case 'quick':
          return { shows: 'nothing' };
        case 'saving':
          return { shows: 'saving' };
        default:
          return { shows: 'holding' };
      }
    }
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
    case 'stepping':
      return { shows: 'nothing' };
    case 'choosing':
      return { shows: 'again' };
    case 'following':
      if (question === undefined) throw new Error('no question to follow up');
      return { shows: 'follow-up', question };
    case 'invited':
      return { shows: 'invitation' };
    case 'refused': {
      if (refusal === undefined) throw new Error('no refusal to show');
      const firstKept = responseId !== undefined && refusal !== 'RESPONSE_UNKNOWN';
      return { shows: 'refusal', refusal, firstKept };
    }
    case 'paused':
    case 'closed':
    case 'unreachable':
    case 'receipt':
    case 'writing':
    case 'checking':
    case 'farewell':
      return { shows: screen };
    default:
      return screen satisfies never;
  }
}

/** Whether the time that is left is running, and must be seen. */
export function isCountingDown(snapshot: SnapshotFrom<KioskMachine>): boolean {
  return snapshot.value.attention === 'counting';
}

/** Whether the glass stays as it is. */
export function staysOnGlass(shown: Screen, next: Screen): boolean {
  return next.shows === 'nothing' || shallowEqual(shown, next);
}
