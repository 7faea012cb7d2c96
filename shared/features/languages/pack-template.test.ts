import { expect, it } from 'vitest';
import { LanguagePack } from './language-pack.ts';
import { packTemplate } from './pack-template.ts';

const questionnaires = [{ id: 'kiosk', issue: 2, texts: { vi: { 'stage.title': 'Hôm nay…' } } }];
const words = { rating: { change: 'Đổi lại', thanks: { title: 'Xin cảm\u00a0ơn!' } } };

it('is a pack that can be read, with the Vietnamese beside every empty place', () => {
  const template = packTemplate({ code: 'hre', words, questionnaires });
  expect(LanguagePack.parse(template)).toEqual({
    ...{ code: 'hre', name: 'hre', script: 'Latn', status: 'draft' },
    words: {
      rating: {
        change: { vi: 'Đổi lại', to: '' },
        thanks: { title: { vi: 'Xin cảm ơn!', to: '' } },
      },
    },
    questionnaires: { 'kiosk@2': { 'stage.title': { vi: 'Hôm nay…', to: '' } } },
  });
});

it('keeps what was translated, empties what says something else now and drops what is gone', () => {
  const begun = LanguagePack.parse({
    ...{ code: 'hre', name: 'Hrê', script: 'Latn', status: 'draft' },
    words: {
      rating: {
        change: { vi: 'Sửa lại', to: 'cũ' },
        thanks: { title: { vi: 'Xin cảm ơn!', to: 'mới' } },
        gone: 'x',
      },
    },
    questionnaires: { 'kiosk@2': { 'stage.title': 'hôm' } },
  });
  expect(packTemplate({ code: 'hre', words, questionnaires, begun })).toEqual({
    ...{ code: 'hre', name: 'Hrê', script: 'Latn', status: 'draft' },
    words: {
      rating: {
        change: { vi: 'Đổi lại', to: '', before: 'cũ' },
        thanks: { title: { vi: 'Xin cảm ơn!', to: 'mới' } },
      },
    },
    questionnaires: { 'kiosk@2': { 'stage.title': { vi: 'Hôm nay…', to: 'hôm' } } },
  });
});
