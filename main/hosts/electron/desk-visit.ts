import type { DeskHere } from '#main/app.ts';

/** So long the desk stands before a kiosk's citizens without anybody signing in. */
const patienceMs = 60_000;

export interface DeskVisitSteps {
  /** Puts the desk in front. */
  begin(): void;
  /** Gives the screen back to citizens. */
  end(): void;
}

/**
 * The desk in front of the kiosk, from the hold of the hidden corner until whoever signed in has
 * signed out, or nobody has signed in. The kiosk goes on beneath it: a visit there loses nothing.
 */
export function createDeskVisit({ begin, end }: DeskVisitSteps): DeskHere {
  let isOn = false;
  let isAnybodyIn = false;
  let patience: NodeJS.Timeout | undefined;

  function giveBack(): void {
    clearTimeout(patience);
    if (!isOn) return;
    isOn = false;
    end();
  }

  return {
    bring() {
      isOn = true;
      clearTimeout(patience);
      if (!isAnybodyIn) patience = setTimeout(giveBack, patienceMs).unref();
      begin();
      return 'shown';
    },
    onSessions(anybody) {
      isAnybodyIn = anybody;
      if (anybody) clearTimeout(patience);
      else giveBack();
    },
  };
}
