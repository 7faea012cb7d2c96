import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evenOut, speechLevel, trim } from '#build/voice/level.ts';
import { sayable } from '#build/voice/sayable.ts';

const rate = 22_050;

/** Something like a sentence: bursts of sound of one loudness, with pauses between. */
function speech(loudness: number, bursts: number): Float32Array {
  return Float32Array.from({ length: rate }, (_, index) => {
    const isSound = Math.floor((index / rate) * bursts * 2) % 2 === 0;
    return isSound ? loudness * Math.sin(index / 9) * Math.sin(index / 450) : 0;
  });
}

describe('the level of a clip', () => {
  it('is the same for every sentence, however loud it was said and however long its pauses', () => {
    const spoken = fc.record({
      loudness: fc.double({ min: 0.02, max: 1, noNaN: true }),
      bursts: fc.integer({ min: 1, max: 8 }),
    });
    fc.assert(
      fc.property(spoken, ({ loudness, bursts }) => {
        expect(speechLevel(evenOut(speech(loudness, bursts), rate), rate)).toBeCloseTo(-19, 0);
      }),
      { numRuns: 30 },
    );
  });

  it('never goes over what a loudspeaker can give', () => {
    const peak = Math.max(...evenOut(speech(1, 3), rate).map(Math.abs));
    expect(peak).toBeLessThanOrEqual(0.85);
  });

  it('leaves no silence at the ends but a breath', () => {
    const padded = new Float32Array(rate * 3);
    padded.set(speech(0.5, 1).subarray(0, rate / 2), rate);
    expect(trim(padded, rate).length / rate).toBeCloseTo(0.58, 1);
    expect(trim(new Float32Array(rate), rate)).toHaveLength(0);
  });
});

describe('what the machine is given to say', () => {
  it.each([
    [
      'Xin chạm vào một khuôn mặt. Máy không ghi tên ông/bà.',
      'Xin chạm vào một khuôn mặt. Máy không ghi tên ông bà.',
    ],
    ['Hôm nay ông/bà đến để…', 'Hôm nay ông bà đến để'],
    ['DÙNG THỬ – không phải số liệu thật', 'dùng thử, không phải số liệu thật'],
    ['xin\u00a0ông/bà chờ một\u00a0chút…', 'xin ông bà chờ một chút'],
  ])('%j is said as %j', (text, sound) => {
    expect(sayable(text, 'vi')).toBe(sound);
  });
});
