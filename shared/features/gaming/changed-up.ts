import { chanceOfAsMany } from './chances.ts';
import type { GivenAnswer, Place } from './office-month.ts';
import type { Finding } from './question.ts';

/** As if one answer of forty had been changed to a better one, seen in forty. */
const usualChanges = { events: 1, units: 40 } as const;

/**
 * Answers that were changed to a better one, against the place's own past (`chanceOfAsMany`). Asked only where more
 * went up than down: people who put a slip right go both ways, and up more often where most are satisfied.
 */
export function changedUp({ counterCode, now, before }: Place): Finding {
  const up = now.filter(isUp);
  const down = now.filter(({ score, firstScore }) => score < firstScore);
  const pastUp = before.filter(isUp).length;
  const chance = chanceOfAsMany(
    { events: up.length, units: now.length },
    { events: pastUp, units: before.length },
    usualChanges,
  );
  return {
    code: 'changedUp',
    counterCode,
    days: [...new Set(up.map(({ day }) => day))].toSorted(),
    figures: {
      up: up.length,
      down: down.length,
      answers: now.length,
      pastUp,
      ofPast: before.length,
    },
    chance: up.length > down.length ? chance : 1,
  };
}

function isUp({ score, firstScore }: GivenAnswer): boolean {
  return score > firstScore;
}
