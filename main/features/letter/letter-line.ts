import type { Seat } from '#main/door.ts';
import type { Day } from '#shared/calendar.ts';
import { ruleOf, missingContents } from '#shared/features/letter/letter-kinds.ts';
import type { LetterContents } from '#shared/features/letter/letter-contents.ts';
import { isWaiting } from '#shared/features/letter/letter-states.ts';
import type { LetterLine } from '#shared/features/letter/letter-line.ts';
import { isConsentNeeded } from './consents.ts';
import type { LetterDeps } from './letter-deps.ts';
import type { KeyedLetterRow } from './letter-store.ts';

/** A letter with what it says, if letters are open at that seat. */
export async function lineFor(
  deps: Pick<LetterDeps, 'seats' | 'today'>,
  seat: Seat | undefined,
  row: KeyedLetterRow,
): Promise<LetterLine> {
  const opened = deps.seats.peek(seat);
  const contents = await opened?.contentsOf(row);
  if (contents !== undefined) return lineOf(row, deps.today(), 'readable', contents);
  const unread = unreadLine(row, deps.today());
  return opened === undefined || row.sealed === null
    ? unread
    : { ...unread, reading: 'unreadable' };
}

/** A letter whose words nobody looks at. */
export function unreadLine(row: KeyedLetterRow, today: Day): LetterLine {
  const isLocked = row.header !== null;
  return lineOf(row, today, row.sealed === null ? 'erased' : isLocked ? 'locked' : 'unreadable');
}

/** A letter's row in the words of the contract. */
export function lineOf(
  row: KeyedLetterRow,
  today: string,
  reading: LetterLine['reading'],
  contents?: LetterContents,
): LetterLine {
  const given = {
    acceptedOn: row.accepted_on,
    declinedOn: row.declined_on,
    draftedOn: row.drafted_on,
    signedOn: row.signed_on,
    handedOverOn: row.handed_over_on,
    deliveredOn: row.delivered_on,
    closedOn: row.closed_on,
    appointmentOn: row.appointment_on,
    declineReason: row.decline_reason,
    number: row.number,
    signer: row.signer,
    signerPosition: row.signer_position,
    handedOverWay: row.handed_over_way,
    recordedBy: row.recorded_by,
    draftedBy: row.drafted_by,
    checkedBy: row.checked_by,
    consentBy: row.given_by,
    consentHow: row.given_how,
  };
  const known = Object.entries(given).filter(([, value]) => value !== null);
  return {
    id: row.id,
    kind: row.kind,
    source: row.source,
    state: row.state,
    version: row.version,
    dueOn: row.due_on,
    isOverdue: isWaiting(row.state) && row.due_on < today,
    requestedOn: row.requested_on,
    checkedOnPaper: row.checked_on_paper === 1,
    ground: groundOf(row),
    reading,
    ...(Object.fromEntries(known) as Partial<LetterLine>), // the same names, without the nulls
    ...(contents !== undefined && {
      contents,
      missing: missingContents(ruleOf(row.kind, row.requested_on), contents),
    }),
  };
}

/** An imported list and an apology that nobody asked for rest on the office's duty. */
function groundOf({ consented, source, kind }: KeyedLetterRow): LetterLine['ground'] {
  if (consented === 1) return 'consent';
  return source === 'import' || !isConsentNeeded(kind) ? 'duty' : 'unrecorded';
}
