import { MantineProvider } from '@mantine/core';
import { render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { I18nextProvider } from 'react-i18next';
import { vi } from 'vitest';
import { deskWords } from '#renderer/desk/words.ts';
import { createI18n } from '#renderer/i18n.ts';
import type { Language } from '#shared/features/station/languages.ts';

/** What the desk asks of a browser and jsdom has not: it draws nothing and asks no media. */
export function standInForBrowser(): void {
  Element.prototype.scrollIntoView = () => {};
  vi.stubGlobal('matchMedia', () => ({
    matches: false,
    addEventListener() {},
    removeEventListener() {},
  }));
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe() {}
      unobserve() {}
      disconnect() {}
    },
  );
}

/** Shows one screen of the desk by itself, as whoever signed in beforehand sees it. */
export function renderOnDesk(screen: ReactNode, language: Language = 'vi') {
  standInForBrowser();
  return render(
    <MantineProvider>
      <I18nextProvider i18n={createI18n(deskWords, language)}>{screen}</I18nextProvider>
    </MantineProvider>,
  );
}
