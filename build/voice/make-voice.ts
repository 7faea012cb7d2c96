import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findClips } from '#main/features/languages/find-clips.ts';
import { ownWords } from '#main/features/languages/own-words.ts';
import { shippedQuestionnaires } from '#main/features/questionnaire/shipped-questionnaires.ts';
import { spokenTexts } from '#shared/features/languages/spoken-texts.ts';
import { recipes, type Spoken } from './recipe.ts';
import { sayable } from './sayable.ts';
import { createSpeaker, type Speak } from './speak.ts';

/*
 * Fills `out/audio/<language>/` with a clip for every text: the recorded one from
 * `resources/audio/<language>/` where there is one, else one that a machine says. Only texts that
 * changed are said again; what nobody needs any more goes.
 */

const recorded = fileURLToPath(new URL('../../resources/audio', import.meta.url));
const made = fileURLToPath(new URL('../../out/audio', import.meta.url));
const spokenLanguages = Object.keys(recipes) as Spoken[];

/** Grows with every change of how a text becomes sound, besides the recipes. */
const makersIssue = 1;

let speaker: Promise<Speak> | undefined;
let said = 0;
for (const language of spokenLanguages) await makeLanguage(language);
for (const language of readdirSync(recorded, { withFileTypes: true })) {
  const isPack = language.isDirectory() && !spokenLanguages.some((own) => own === language.name);
  if (isPack) copyRecorded(language.name);
}
process.stdout.write(`${said}\n`);

async function makeLanguage(language: Spoken): Promise<void> {
  const folder = join(made, language);
  mkdirSync(folder, { recursive: true });
  const clips = findClips([join(recorded, language)]);
  const before = readFingerprints(folder);
  const after: Record<string, string> = {};
  const bySound = new Map<string, Uint8Array>();
  const texts = spokenTexts(ownWords[language], shippedQuestionnaires(), language);
  for (const { clip, text } of texts) {
    const file = join(folder, `${clip}.ogg`);
    const own = clips.get(clip);
    const sound = sayable(text, language);
    const fingerprint = own === undefined ? fingerprintOf(sound, language) : hashOf(own);
    after[clip] = fingerprint;
    if (before[clip] === fingerprint && existsSync(file)) continue;
    if (own !== undefined) copyFileSync(own, file);
    else {
      // several questionnaires ask the same
      const bytes = bySound.get(sound) ?? (await say(text, language));
      bySound.set(sound, bytes);
      writeFileSync(file, bytes);
    }
  }
  for (const clip of findClips([folder]).keys()) {
    if (after[clip] === undefined) rmSync(join(folder, `${clip}.ogg`));
  }
  writeFileSync(join(folder, 'fingerprints.json'), JSON.stringify(after));
}

async function say(text: string, language: Spoken): Promise<Uint8Array> {
  speaker ??= createSpeaker();
  said += 1;
  return (await speaker)(text, language);
}

/** A pack's clips are all recorded: no machine says a language that nobody here can check. */
function copyRecorded(language: string): void {
  const folder = join(made, language);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [clip, file] of findClips([join(recorded, language)])) {
    copyFileSync(file, join(folder, `${clip}.ogg`));
  }
}

function readFingerprints(folder: string): Readonly<Record<string, string>> {
  const file = join(folder, 'fingerprints.json');
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
}

function fingerprintOf(sound: string, language: Spoken): string {
  return createHash('sha256')
    .update(JSON.stringify([makersIssue, recipes[language], sound]))
    .digest('hex');
}

function hashOf(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}
