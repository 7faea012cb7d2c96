import type { Card } from '#shared/features/batch/card.ts';
import type { SeenCard } from '#shared/features/connection/connection.contract.ts';
import type { OfficeSettings } from '#shared/features/folder/office-settings.ts';
import { refused, type ConnectionDeps } from './connection-deps.ts';
import {
  findCorrespondent,
  listCorrespondents,
  type CorrespondentRow,
} from './connection-store.ts';

/** Reads a card and says whose it is, what it would be here, and whether two people have to compare. */
export function inspectCard(deps: ConnectionDeps, text: string) {
  const reading = deps.readCard(text);
  if (!reading.read) return refused(reading.why);
  const { card, fingerprint, code } = reading;
  if (!deps.isSoundKey(card.key)) return refused('CARD_KEY_UNSOUND');
  if (deps.isOwn(fingerprint)) return refused('CARD_OWN');
  if (card.folderKind !== deps.folderKind) return refused('CARD_OTHER_KIND');
  const { unit } = deps.settings();
  const isOwnUnit = card.unit.code === unit.code && card.unit.codeSystem === unit.codeSystem;
  if (card.role === 'station' && !isOwnUnit) return refused('CARD_OTHER_UNIT');
  const role = card.role === 'station' ? 'station' : isOwnUnit ? 'desk' : 'superior';
  const before = findCorrespondent(deps.db, fingerprint);
  if (before !== undefined && before.role !== role) return refused('CARD_OTHER_ROLE');
  if (before?.revoked_reason === 'lost') return refused('CARD_KEY_LOST');

  const others = listCorrespondents(deps.db).filter(
    (other) => isSameSender(other, role, card) && other.fingerprint !== fingerprint,
  );
  const vouching = others.filter(
    (other) => other.revoked_at_ms === null && reading.vouchedBy.includes(other.fingerprint),
  );
  // what was altered in the store vouches for nothing, not even for itself
  const isWhole = before !== undefined && deps.readCard(before.card).read;
  const standing = standingOf(isWhole ? before : undefined, reading.text, vouching.length > 0);
  const seen: SeenCard = {
    fingerprint,
    code,
    role,
    unit: card.unit,
    station: card.station,
    issuedOn: card.issuedOn,
    standing,
    notes: notesOn(card, role, deps.settings(), others.length > vouching.length),
  };
  return { done: true, seen, reading } as const;
}

/** Whether a card is of the same folder, as far as its holder says. */
export function isSameSender(
  row: Pick<CorrespondentRow, 'role' | 'unit_code' | 'station_code'>,
  role: CorrespondentRow['role'],
  card: Card,
): boolean {
  return (
    row.role === role &&
    row.unit_code === card.unit.code &&
    row.station_code === (card.station?.code ?? null)
  );
}

function standingOf(
  before: CorrespondentRow | undefined,
  text: string,
  isVouchedFor: boolean,
): SeenCard['standing'] {
  if (before === undefined) return isVouchedFor ? 'successor' : 'stranger';
  if (before.revoked_at_ms !== null) return 'revoked';
  return documentOf(before.card) === documentOf(text) ? 'known' : 'renewed';
}

/** What was signed; a card says the same with more or fewer signatures of earlier keys. */
function documentOf(file: string): string {
  const { document }: { readonly document: string } = JSON.parse(file);
  return document.replace(/,"issuedOn":"[^"]*"/, '');
}

function notesOn(
  card: Card,
  role: SeenCard['role'],
  { stations, unit }: OfficeSettings,
  isAnotherThere: boolean,
): SeenCard['notes'] {
  const notes: SeenCard['notes'] = [];
  if (role === 'station' && !stations.some(({ code }) => code === card.station?.code)) {
    notes.push('stationUnlisted');
  }
  if (role === 'superior' && unit.parent !== undefined && unit.parent.code !== card.unit.code) {
    notes.push('notParent');
  }
  if (isAnotherThere) notes.push('anotherThere');
  return notes;
}
