import { describe, expect, it } from 'vitest';
import { addressOf, findPage, ownScheme } from './own-scheme.ts';

describe('the own scheme', () => {
  it('knows its two pages', () => {
    expect([findPage(addressOf('kiosk')), findPage('hailong://desk/assets/a.js?x#y')]).toEqual([
      'kiosk',
      'desk',
    ]);
  });

  it.each([
    'https://kiosk/',
    'hailong:kiosk/',
    'hailong:///kiosk/',
    'hailong://kiosk.evil.example/',
    'hailong://evil.example/kiosk/',
    'hailong://kiosk@evil.example/',
    'hailong://user@kiosk/',
    'hailong://:word@kiosk/',
    'hailong://kiosk:8080/',
    'hailong://kiosk%2eevil.example/',
    'hailong://kiosk\\.evil.example/',
    'hailong://kiosk./',
    'hailong://KIOSK/',
    'hailong://kіosk/', // a Cyrillic і
    'hailongs://kiosk/',
    'file:///hailong://kiosk/',
    'javascript:location="hailong://kiosk/"',
    'data:text/html,hailong://kiosk/',
    'view-source:hailong://kiosk/',
    'blob:hailong://kiosk/3f8e',
    '//kiosk/',
    'kiosk',
    '',
  ])('does not take %j for its own', (address) => {
    expect(findPage(address)).toBeUndefined();
  });

  it('never steps around the content security policy', () => {
    expect(ownScheme.privileges).toEqual({
      standard: true,
      secure: true,
      supportFetchAPI: true,
      codeCache: true,
      stream: true,
    });
  });
});
