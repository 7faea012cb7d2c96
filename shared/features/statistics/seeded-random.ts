/** Numbers from 0 to below 1 that a text decides: sfc32 (Doty-Humphrey, PractRand), seeded by FNV-1a. */
export function seededRandom(seed: string): () => number {
  let hash = 0x811c9dc5;
  for (const each of seed) hash = Math.imul(hash ^ (each.codePointAt(0) ?? 0), 0x01000193);
  let [a, b, c, counter] = [hash | 0, 0x9e3779b9 | 0, 0x243f6a88 | 0, 1];
  const next = () => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 2 ** 32;
  };
  for (let warmUp = 0; warmUp < 15; warmUp += 1) next();
  return next;
}
