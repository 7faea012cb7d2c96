import { localStorageColorSchemeManager, type MantineColorScheme } from '@mantine/core';

/** What can be chosen, in this order; `auto` follows the system. */
export const schemes = ['auto', 'light', 'dark'] as const satisfies readonly MantineColorScheme[];

/** Remembers the choice in this browser, or until the program ends where nothing is kept on disk. */
export const schemeKeeper = localStorageColorSchemeManager({ key: 'hai-long-desk-scheme' });

const attribute = 'data-mantine-color-scheme';

/**
 * Colours the page before anything stands on it, as the library will: a line of script in the
 * document would do it too, but the content policy allows none.
 */
export function colourPage(): void {
  const chosen = schemeKeeper.get('auto');
  const isDark =
    chosen === 'dark' ||
    (chosen === 'auto' && window.matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.setAttribute(attribute, isDark ? 'dark' : 'light');
}

/** Paper is white, whatever the screen is. */
export function printInLight(): void {
  window.addEventListener('beforeprint', () =>
    document.documentElement.setAttribute(attribute, 'light'),
  );
  window.addEventListener('afterprint', colourPage);
}
