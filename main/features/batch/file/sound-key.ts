/** The field of edwards25519, and its constant d = -121665/121666 (RFC 8032, section 5.1). */
const p = 2n ** 255n - 19n;
const d = mod(-121665n * power(121666n, p - 2n));
const rootOfMinusOne = power(2n, (p - 1n) / 4n);

interface Point {
  readonly x: bigint;
  readonly y: bigint;
}

/**
 * Whether 32 bytes are an Ed25519 key that only the holder of its secret half can sign by: a point of the
 * curve in its one spelling, and none of the eight of small order, under which anybody can make a signature
 * that holds for everything (RFC 8032, sections 5.1.3 and 8.4).
 */
export function isSoundKey(key: Uint8Array): boolean {
  if (key.length !== 32) return false;
  // the last byte is the highest
  const number = key.reduceRight((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
  const point = pointAt(number & (2n ** 255n - 1n), number >> 255n);
  if (point === undefined) return false;
  const eightfold = doubled(doubled(doubled(point)));
  return !(eightfold.x === 0n && eightfold.y === 1n);
}

/** Undefined where no point has this height, or it is written otherwise. */
function pointAt(y: bigint, sign: bigint): Point | undefined {
  if (y >= p) return undefined;
  const square = mod((y * y - 1n) * power(d * y * y + 1n, p - 2n));
  const candidate = power(square, (p + 3n) / 8n);
  const root = [candidate, mod(candidate * rootOfMinusOne)].find(
    (each) => mod(each * each) === square,
  );
  if (root === undefined || (root === 0n && sign === 1n)) return undefined;
  return { x: (root & 1n) === sign ? root : p - root, y };
}

function doubled({ x, y }: Point): Point {
  const product = mod(d * x * x * y * y);
  return {
    x: mod(2n * x * y * power(1n + product, p - 2n)),
    y: mod((y * y + x * x) * power(1n - product, p - 2n)),
  };
}

function mod(value: bigint): bigint {
  const rest = value % p;
  return rest < 0n ? rest + p : rest;
}

function power(base: bigint, exponent: bigint): bigint {
  let result = 1n;
  let square = mod(base);
  for (let left = exponent; left > 0n; left >>= 1n) {
    if ((left & 1n) === 1n) result = mod(result * square);
    square = mod(square * square);
  }
  return result;
}
