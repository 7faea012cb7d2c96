import { it } from 'vitest';
import { expectUnlinked } from './expect-unlinked.ts';

it('names the rating behind a letter by chance alone, of 20 ratings a day', () =>
  expectUnlinked(20));
