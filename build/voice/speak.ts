import { createOggEncoder } from 'wasm-media-encoders';
import startEspeak from '@echogarden/espeak-ng-emscripten';
import { evenOut, trim } from './level.ts';
import { recipes, type Spoken } from './recipe.ts';
import { sayable } from './sayable.ts';

/** Half of what eSpeak gives by itself, which it clips now and then. */
const volume = 50;
/** Vorbis from -1 to 10; speech at 22 kHz is as clear at 1 as above. */
const quality = 1;
const loudest16Bit = 32_768;

/** Says a text into a file's bytes. */
export type Speak = (text: string, language: Spoken) => Uint8Array;

/** eSpeak NG and a Vorbis encoder, both compiled to run on Node of any system. */
export async function createSpeaker(): Promise<Speak> {
  const { eSpeakNGWorker } = await startEspeak();
  const worker = new eSpeakNGWorker();
  const encoder = await createOggEncoder();
  return (text, language) => {
    const { voice, rate, pitch, range } = recipes[language];
    if (worker.set_voice(voice) !== 0) throw new Error(`eSpeak has no voice ${voice}`);
    Object.assign(worker, { rate, pitch, range, volume });
    const parts: Int16Array[] = [];
    worker.synthesize(sayable(text, language), (samples) => {
      if (samples !== null) parts.push(samples);
      return false;
    });
    const sampleRate = worker.samplerate;
    const spoken = evenOut(trim(joined(parts), sampleRate), sampleRate);
    encoder.configure({ sampleRate, channels: 1, vbrQuality: quality });
    // the encoder reuses its memory: each part is copied before the next call
    const body = encoder.encode([spoken]).slice();
    return Buffer.concat([body, encoder.finalize()]);
  };
}

function joined(parts: readonly Int16Array[]): Float32Array<ArrayBuffer> {
  const whole = new Float32Array(parts.reduce((length, part) => length + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    for (const [index, sample] of part.entries()) whole[offset + index] = sample / loudest16Bit;
    offset += part.length;
  }
  return whole;
}
