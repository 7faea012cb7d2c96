import { hash } from 'node:crypto';
import { StationCards, type CardsFile } from '#shared/features/batch/station-cards.ts';
import { cardsPurpose } from '../file/batch-names.ts';
import { sshSign } from '../file/ssh-signature.ts';
import type { Identity } from '../identity/identity.ts';

/** The cards of an office's stations under the signature of its desk. */
export function signCards(
  cards: StationCards,
  { signingKey }: Pick<Identity, 'signingKey'>,
): string {
  const document = JSON.stringify(StationCards.parse(cards));
  const digest = hash('sha512', document, 'buffer');
  const file: CardsFile = { document, signature: sshSign(signingKey, cardsPurpose, digest) };
  return `${JSON.stringify(file)}\n`;
}
