import { expect, it } from 'vitest';
import { isWellFormed } from './well-formed.ts';

it.each([
  '<a/>',
  '\uFEFF<?xml version="1.0"?>\n<w:a x="1" y=\'>\'><!-- <b> --><w:b>&amp;&#x1F600;</w:b></w:a>\n',
  '<a><![CDATA[<b>]]></a>',
])('takes %j', (text) => {
  expect(isWellFormed(text)).toBe(true);
});

it.each([
  '',
  'Kính gửi',
  '<a>',
  '<a><b></a></b>',
  '<a></a></a>',
  '<a/><b/>',
  '<a x=1/>',
  '<a>&nbsp;</a>',
  '<a>1 < 2</a>',
])('does not take %j', (text) => {
  expect(isWellFormed(text)).toBe(false);
});
