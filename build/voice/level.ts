/** What speech is brought to, pauses not counted, in decibels below the loudest there is. */
const target = -19;
/** Above the knee the loudest moments are rounded off; none goes over the ceiling. */
const knee = 0.6;
const ceiling = 0.85;
const blockSeconds = 0.05;

/** How loud the speech is, pauses left out: blocks more than 30 dB under the loudest are pauses. */
export function speechLevel(samples: Float32Array, sampleRate: number): number {
  const size = Math.round(sampleRate * blockSeconds);
  const powers = Array.from({ length: Math.ceil(samples.length / size) }, (_, index) => {
    const block = samples.subarray(index * size, (index + 1) * size);
    return block.reduce((sum, sample) => sum + sample * sample, 0) / block.length;
  });
  const loudest = Math.max(0, ...powers);
  const spoken = powers.filter((power) => power > loudest / 1000);
  const mean = spoken.reduce((sum, power) => sum + power, 0) / Math.max(spoken.length, 1);
  return 10 * Math.log10(mean + Number.EPSILON);
}

/** Brings every clip to one level, so that no sentence is louder than the one before. */
export function evenOut(samples: Float32Array, sampleRate: number): Float32Array {
  const level = (gain: number) => samples.map((sample) => limited(sample * gain));
  let gain = 10 ** ((target - speechLevel(samples, sampleRate)) / 20);
  for (let round = 0; round < 3; round += 1) {
    // what was rounded off makes it softer again
    gain *= 10 ** ((target - speechLevel(level(gain), sampleRate)) / 20);
  }
  return level(gain);
}

function limited(sample: number): number {
  const size = Math.abs(sample);
  if (size <= knee) return sample;
  const room = ceiling - knee;
  return Math.sign(sample) * (knee + room * Math.tanh((size - knee) / room));
}

const silence = 0.002;
const marginSeconds = 0.04;

/** Takes the silence off both ends, so that whoever plays clips decides on the pauses. */
export function trim(samples: Float32Array, sampleRate: number): Float32Array {
  const margin = Math.round(sampleRate * marginSeconds);
  const first = samples.findIndex((sample) => Math.abs(sample) > silence);
  const last = samples.findLastIndex((sample) => Math.abs(sample) > silence);
  if (first < 0) return samples.subarray(0, 0);
  return samples.slice(Math.max(0, first - margin), last + margin);
}
