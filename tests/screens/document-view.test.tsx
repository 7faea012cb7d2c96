import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { mergeLetter } from '#main/features/letter/documents/merge-letter.ts';
import { DocumentView } from '#renderer/ui/document-view.tsx';
import { aLetter, fullContents, shippedTemplate } from '#tests/support/letters.ts';

const show = (bytes: Uint8Array) =>
  render(
    <DocumentView
      bytes={bytes}
      label="Thư chúc mừng"
      nonce="số-dùng-một-lần"
      loading={<p>Đang mở thư…</p>}
      failed={<p>Không xem được tệp này</p>}
    />,
  );

afterEach(cleanup);

describe('the view of a document', () => {
  it('shows a letter as it was merged, in styles that the content policy lets in', async () => {
    const letter = aLetter(fullContents.birth);
    show(await mergeLetter(await shippedTemplate('birth'), letter));
    expect(screen.getByText('Đang mở thư…')).toBeDefined();
    const pages = await screen.findByRole('region', { name: 'Thư chúc mừng', busy: false });
    const root = pages.shadowRoot;
    expect(root?.textContent).toContain('nhân dịp cháu Trần Bình An chào đời');
    expect(root?.textContent).toContain('DỰ THẢO');
    const styles = [...(root?.querySelectorAll('style') ?? [])];
    expect(new Set(styles.map(({ nonce }) => nonce))).toEqual(new Set(['số-dùng-một-lần']));
    expect(root?.querySelectorAll('[style*="--frame:"]')).toHaveLength(1);
    expect(screen.queryByText('Đang mở thư…')).toBeNull();
  });

  it('says so when a file cannot be shown, and shows the next one', async () => {
    const view = show(new TextEncoder().encode('không phải DOCX'));
    expect(await screen.findByText('Không xem được tệp này')).toBeDefined();
    view.unmount();
    show(await mergeLetter(await shippedTemplate('thanks'), aLetter(fullContents.thanks)));
    const pages = await screen.findByRole('region', { name: 'Thư chúc mừng', busy: false });
    expect(pages.shadowRoot?.textContent).toContain('DỰ THẢO');
    expect(screen.queryByText('Không xem được tệp này')).toBeNull();
  });
});
