import type { Door, Seat } from '#main/door.ts';
import { letterKinds, ruleOf } from '#shared/features/letter/letter-kinds.ts';
import type { LetterBoard } from '#shared/features/letter/letter-board.ts';
import { offerLetters, recordLetter, requestLetter } from './begin-letter.ts';
import { countLateBreaches } from './breaches.ts';
import { consentRuleFor } from './consents.ts';
import type { Letters } from './create-letters.ts';
import { documentRoutes } from './document-routes.ts';
import { granted } from './granted.ts';
import { keyRoutes } from './key-routes.ts';
import { type KeyDeps, keyStatus } from './letter-keys.ts';
import { lineFor } from './letter-line.ts';
import { overdueRoutes } from './overdue-routes.ts';
import { printReceipt } from './print-receipt.ts';
import { countLetters, listLetters, readLetter } from './read-letters.ts';
import { stepRoutes } from './step-routes.ts';
import { listRequests, type SubjectDeps } from './subject-requests.ts';
import { subjectRoutes } from './subject-routes.ts';

export { createLetters, type Letters, type LettersOptions } from './create-letters.ts';

/** Operations of letters, by what they are about. */
export function createLetterRouter(door: Door['letter'], { deps }: Pick<Letters, 'deps'>) {
  return {
    offer: door.offer.handler(() => offerLetters(deps)),
    request: door.request.handler(async ({ input, errors }) => {
      const { code, requestedOn } = granted(errors, await requestLetter(deps, input));
      return { code, requestedOn };
    }),
    printReceipt: door.printReceipt.handler(async () => ({ printing: await printReceipt(deps) })),
    show: door.show.handler(({ context }) => boardFor(deps, context.caller.seat)),
    consents: door.consents.handler(({ input }) => consentRuleFor(input.kind, deps.choices())),
    record: door.record.handler(async ({ input, context, errors }) => {
      const { seat } = context.caller;
      const { code } = granted(errors, await recordLetter(deps, seat, input));
      const row = deps.store.find(input.id);
      if (row === undefined) throw new Error('a letter that was just recorded is there');
      const letter = await lineFor(deps, seat, row);
      return { letter, ...(code !== undefined && { code }) };
    }),
    list: door.list.handler(async ({ input, context, errors }) =>
      granted(errors, await listLetters(deps, context.caller.seat, input)),
    ),
    read: door.read.handler(
      async ({ input, context, errors }) =>
        granted(errors, await readLetter(deps, context.caller.seat, input.id)).letter,
    ),
    ...keyRoutes(door, deps),
    ...stepRoutes(door, deps),
    ...documentRoutes(door, deps),
    ...overdueRoutes(door, deps),
    ...subjectRoutes(door, deps),
  };
}

function boardFor(deps: SubjectDeps & KeyDeps, seat: Seat | undefined): LetterBoard {
  const today = deps.today();
  return {
    today,
    keys: keyStatus(deps, seat),
    rests: deps.restingDay() !== undefined,
    cells: countLetters(deps),
    lateRequests: listRequests(deps).filter(({ isLate }) => isLate).length,
    lateBreaches: countLateBreaches(deps),
    rules: letterKinds.map((kind) => {
      const rule = ruleOf(kind, today);
      const { startedAt, numbered, signers, secondPerson, deadline, source, verified } = rule;
      const { workingDays } = deadline;
      return { kind, startedAt, numbered, signers, secondPerson, workingDays, source, verified };
    }),
  };
}
