import { cleanup, screen } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { languages } from '#shared/features/station/languages.ts';
import { templateFaults } from '#shared/features/letter/template-fault.ts';
import { renderOnDesk } from '#tests/support/desk-screen.tsx';
import { TemplateFaultList } from './template-fault-list.tsx';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

it('says each fault with its tag, and where to look for it in Word', () => {
  const place = { part: 'body', inTable: true, words: 'Thưa {ten_nhan}, chúc…' } as const;
  renderOnDesk(
    <TemplateFaultList
      file="letters/templates/thanks.docx"
      faults={[
        { fault: 'tag-unknown', tag: '{ten_nhan}', place },
        { fault: 'tag-missing', tag: '{viec_lam}' },
      ]}
    />,
  );
  expect(screen.getByRole('alert').textContent).toContain('letters/templates/thanks.docx');
  expect(screen.getAllByRole('listitem').map((item) => item.textContent)).toEqual([
    'Không có thẻ {ten_nhan}. Hãy xem lại cách viết trong bảng thẻ.Trong thư, trong bảng, đoạn “Thưa {ten_nhan}, chúc…”',
    'Thiếu thẻ {viec_lam}. Thư loại này bắt buộc phải có.',
  ]);
});

it.each(languages)('has words for every fault in %s', (language) => {
  const faults = templateFaults.map((fault) => ({ fault, tag: '{x}' }));
  renderOnDesk(<TemplateFaultList file="thanks.docx" faults={faults} />, language);
  const said = screen.getAllByRole('listitem').map((item) => item.textContent ?? '');
  expect(new Set(said).size).toBe(templateFaults.length);
  expect(said.filter((sentence) => !/ .*\.$/.test(sentence))).toEqual([]);
});

it('is nothing where there is no fault', () => {
  renderOnDesk(<TemplateFaultList file="thanks.docx" faults={[]} />);
  expect(screen.queryByRole('alert')).toBeNull();
});
