import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ownWords } from '#main/features/languages/own-words.ts';
import { english } from '#renderer/kiosk/english-words.ts';
import { laterWords } from '#renderer/kiosk/later-screens.ts';
import { vietnamese } from '#renderer/kiosk/words.ts';
import { languages } from '#shared/features/station/languages.ts';
import { shippedTexts } from '#tests/support/shipped-texts.ts';

const folderOf = (language: string) => `out/audio/${language}`;
const clipsOf = (language: string) =>
  existsSync(folderOf(language))
    ? readdirSync(folderOf(language))
        .filter((file) => file.endsWith('.ogg'))
        .map((file) => file.replace(/\.ogg$/, ''))
    : [];

it('can say every namespace that the citizen’s page shows, and a pack can translate it', () => {
  const shown = { ...vietnamese, ...laterWords };
  expect(Object.keys(ownWords.vi).sort()).toEqual(Object.keys(shown).sort());
  expect(Object.keys(ownWords.en).sort()).toEqual(Object.keys(english).sort());
});

describe.each(languages)('the voice in %s', (language) => {
  it('has been made: without its tools the kiosk is silent', () => {
    expect(clipsOf(language), 'no clips in out/audio; the build says why').not.toEqual([]);
  });

  it('says every sentence that a screen can speak, and nothing that none shows', () => {
    const wanted = shippedTexts(language).map(({ clip }) => clip);
    const there = clipsOf(language);
    expect({
      missing: wanted.filter((clip) => !there.includes(clip)),
      left: there.filter((clip) => !wanted.includes(clip)),
    }).toEqual({ missing: [], left: [] });
  });

  it('takes for each sentence about the time that it takes to say it', () => {
    const odd = shippedTexts(language).flatMap(({ clip, text }) => {
      const seconds = secondsOf(readFileSync(`${folderOf(language)}/${clip}.ogg`));
      const perLetter = seconds / text.length;
      return seconds > 0.25 && perLetter > 0.03 && perLetter < 0.4 ? [] : [`${clip}: ${seconds}`];
    });
    expect(odd).toEqual([]);
  });
});

/** The length of an Ogg Vorbis file: the last page's place in samples over the rate in the first. */
function secondsOf(file: Buffer): number {
  const first = file.indexOf('vorbis');
  const lastPage = file.lastIndexOf('OggS');
  if (first < 0 || lastPage < 0) return 0;
  const rate = file.readUInt32LE(first + 'vorbis'.length + 5);
  return Number(file.readBigInt64LE(lastPage + 6)) / rate;
}
