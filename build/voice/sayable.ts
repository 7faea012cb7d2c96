import sayAs from '#resources/audio/say-as.json' with { type: 'json' };

type Language = keyof typeof sayAs;

/**
 * A text as it is given to the voice: what is written for the eyes only is left out, and what a
 * machine would spell or mumble is written as it sounds.
 */
export function sayable(text: string, language: Language): string {
  const words = Object.entries<string>(sayAs[language]);
  const written = text.normalize('NFC').replaceAll('\u00a0', ' ');
  const sounding = words.reduce((said, [word, sound]) => said.replaceAll(word, sound), written);
  return sounding
    .replaceAll('…', '')
    .replaceAll(/[“”"()]/g, ' ')
    .replaceAll(/\s[–—-]\s/g, ', ')
    .replaceAll('/', ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
