import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readZip, ZipError, type ZipFault } from './read-zip.ts';
import { writeZip } from '#main/platform/write-zip.ts';

const limits = { parts: 10, bytes: 1_000_000 };

function faultOf(bytes: Buffer, within = limits): ZipFault | undefined {
  try {
    readZip(bytes, within);
  } catch (error) {
    return error instanceof ZipError ? error.fault : undefined;
  }
}

const packed = (parts: Readonly<Record<string, string>>) =>
  writeZip(new Map(Object.entries(parts).map(([name, text]) => [name, Buffer.from(text)])));

describe('a ZIP', () => {
  it('gives back what was packed, names and bytes', () => {
    const part = fc.tuple(fc.string({ minLength: 1 }), fc.uint8Array({ maxLength: 300 }));
    fc.assert(
      fc.property(fc.uniqueArray(part, { maxLength: 10, selector: ([name]) => name }), (list) => {
        const parts = new Map(
          list
            .filter(([name]) => !name.endsWith('/') && name === Buffer.from(name).toString())
            .map(([name, content]) => [name, Buffer.from(content)]),
        );
        expect([...readZip(writeZip(parts), limits)]).toEqual([...parts]);
      }),
    );
  });

  it('has the same bytes for the same parts', () => {
    expect(packed({ a: 'một', 'b/c': 'hai' })).toEqual(packed({ a: 'một', 'b/c': 'hai' }));
  });

  it('is not unpacked beyond the limits, whatever size it states', () => {
    const bomb = packed({ bomb: 'a'.repeat(5_000_000) });
    expect(bomb.length).toBeLessThan(10_000);
    const lying = Buffer.from(bomb);
    const entry = lying.indexOf('PK\u0001\u0002', 0, 'latin1');
    lying.writeUInt32LE(10, entry + 24);
    lying.writeUInt32LE(10, 22);
    expect([faultOf(bomb), faultOf(lying)]).toEqual(['too-big-inside', 'too-big-inside']);
  });

  it('counts all of its parts together, and how many they are', () => {
    const halves = packed({ one: 'a'.repeat(600_000), other: 'b'.repeat(600_000) });
    const many = packed(Object.fromEntries(Array.from({ length: 11 }, (_, at) => [`p${at}`, ''])));
    expect([faultOf(halves), faultOf(many)]).toEqual(['too-big-inside', 'too-big-inside']);
  });

  it('that was changed on its way is damaged, never half read', () => {
    const whole = packed({ thu: 'Kính gửi Bà Trần Thị Ví Dụ', khac: 'x' });
    const content = whole.indexOf(deflateRawSync(Buffer.from('x')));
    const changed = Buffer.from(whole);
    changed[content] = 0xff;
    expect([
      faultOf(Buffer.from('không phải ZIP')),
      faultOf(Buffer.alloc(0)),
      faultOf(whole.subarray(0, whole.length - 30)),
      faultOf(changed),
    ]).toEqual(['damaged', 'damaged', 'damaged', 'damaged']);
  });

  it('made of anything at all is read or refused, and nothing else happens', () => {
    const whole = packed({ thu: 'Kính gửi', khac: 'x' });
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.nat(255), (at, byte) => {
        const changed = Buffer.from(whole);
        changed[at] = byte;
        const fault = faultOf(changed);
        expect([undefined, 'damaged', 'too-big-inside']).toContain(fault);
      }),
      { numRuns: 500 },
    );
  });
});
