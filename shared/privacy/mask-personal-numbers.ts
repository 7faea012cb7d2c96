import { findPersonalNumbers } from './personal-numbers.ts';

/** The words with every digit of such a number as a dot: who reads them sees that one was there. */
export function maskPersonalNumbers(words: string): string {
  let masked = '';
  let done = 0;
  for (const { start, end } of findPersonalNumbers(words)) {
    masked += words.slice(done, start) + words.slice(start, end).replaceAll(/\d/g, '•');
    done = end;
  }
  return masked + words.slice(done);
}
