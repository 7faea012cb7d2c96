import { unspell, type Letter } from './letters.ts';

/*
 * How Vietnamese syllables are spelled: an onset, a rhyme, a tone. Marks are written out; tones
 * are not part of a rhyme.
 */

export interface Spelling {
  readonly text: string;
  readonly letters: readonly Letter[];
}

function spellings(list: string): readonly Spelling[] {
  return list.split(' ').map((text) => ({ text, letters: unspell(text)?.letters ?? [] }));
}

/** The onsets of Vietnamese; the empty one stands first. */
export const onsets = spellings(
  ' b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x',
);

/** Onsets that only names of the highlands have: Krông, Hrê, Xtiêng, M’Đrắk, Kpă, Jút. */
export const highlandOnsets = spellings(
  'j kr br dr đr gr hr pr bl gl kl pl xt mn kb kp km sr chr tl',
);

const plainRhymes =
  'a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây ' +
  'e ec em en eng eo ep et ê êc êch êm ên êng ênh êp êt êu i ich im in inh ip it iu y ' +
  'ia iêc iêm iên iêng iêp iêt iêu yêm yên yêng yêt yêu ' +
  'o oc oi om on ong op ot ooc oong ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt ' +
  'u uc ui um un ung up ut ư ưc ưi ưm ưn ưng ưt ưu ' +
  'ua uôc uôi uôm uôn uông uôt ưa ươc ươi ươm ươn ương ươp ươt ươu';

const roundedRhymes =
  'oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăp oăt ' +
  'oe oec oem oen oeo oet uân uâng uât uây uê uêch uênh uơ uy uya uych uyên uyêt uyn uynh uyp uyt uyu';

const rhymesAfterQu =
  'a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt ân âng ât âu ây ' +
  'e em en eng eo ep et ê êch ên ênh êt i it ơ ơi ơn ôc y ych yên yêt ynh yt yu';

const rounded = new Set(roundedRhymes.split(' '));
const common = new Set([...plainRhymes.split(' '), ...rounded]);
const afterQu = new Set(rhymesAfterQu.split(' '));

/** What may follow an onset; `joins` says which. */
export const rhymes = spellings([...new Set([...common, ...afterQu])].join(' '));

/** Rhymes that only names of the highlands have: Đắk Lắk, Krông Búk. */
const highland = new Set(['ăk', 'âk', 'êk', 'ôk', 'ơk', 'uk', 'ưk']);
export const highlandRhymes = spellings([...highland].join(' '));

const onsetsBeforeOpenRoundedO = new Set(['h', 'kh', 'th']);

/**
 * Whether a rhyme may follow an onset, for typing: a little more than Vietnamese has, because
 * loans (xe buýt) and names of places (Ka Lăng, Hrê) must be typable too.
 */
export function joins(onset: Spelling, rhyme: Spelling): boolean {
  const first = rhyme.letters[0]?.base ?? '';
  const isFront = first === 'e' || first === 'i' || first === 'y';
  if (onset.text === 'qu') return afterQu.has(rhyme.text);
  if (!common.has(rhyme.text) && !highland.has(rhyme.text)) return false;
  if (rhyme.text === 'uơ' && !onsetsBeforeOpenRoundedO.has(onset.text)) return false;
  switch (onset.text) {
    case 'gi':
      return first !== 'i' && first !== 'y';
    case 'g':
      return !isFront || rhyme.text === 'i' || rhyme.text === 'in';
    case 'c':
    case 'ng':
      return !isFront;
    case 'gh':
    case 'ngh':
      return first === 'e' || first === 'i';
    default:
      return !rhyme.text.startsWith('yê') || onset.text === '';
  }
}

const unrounded = new Set(['b', 'gi', 'm', 'p', 'ph', 'v']);
const onsetsBeforeY = new Set(['', 'h', 'k', 'l', 'm', 'q', 'qu', 's', 't', 'v']);

/** Whether an onset and a rhyme make a syllable by the rules of Vietnamese spelling alone. */
export function isSyllable(onset: Spelling, rhyme: Spelling): boolean {
  if (!joins(onset, rhyme)) return false;
  const first = rhyme.letters[0]?.base ?? '';
  if (onset.text === 'k') return first === 'e' || first === 'i' || first === 'y';
  if (rhyme.text === 'y') return onsetsBeforeY.has(onset.text);
  if (onset.text === '' && rhyme.text.startsWith('iê')) return false; // written yê
  return !(unrounded.has(onset.text) && rounded.has(rhyme.text));
}

/** A syllable that is cut off by its last consonant bears two tones only. */
export function isCutOff(rhyme: Spelling): boolean {
  return /(?:c|ch|p|t|k)$/.test(rhyme.text);
}
