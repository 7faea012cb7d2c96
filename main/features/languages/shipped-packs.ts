import khmer from '#resources/languages/km/pack.json' with { type: 'json' };
import { understandPack, type ReadPack } from './read-pack.ts';
import type { Sentences } from './sentences.ts';

/** The packs that come with the program. */
export function shippedPacks(sentences: Sentences): readonly ReadPack[] {
  return [khmer].map((document) =>
    understandPack(document, `${document.code}/pack.json`, sentences),
  );
}
