import { createTheme, type CSSVariablesResolver } from '@mantine/core';

/** One calm green, the kiosk's jade; nothing on the desk is told by colour alone. */
export const theme = createTheme({
  fontFamily: "'Be Vietnam Pro', 'Noto Sans', 'Segoe UI', sans-serif",
  headings: { fontWeight: '600' },
  primaryColor: 'jade',
  primaryShade: 8,
  black: '#12303a',
  defaultRadius: 'md',
  colors: {
    jade: [
      '#eaf3f0',
      '#e6f0ed',
      '#aed0c6',
      '#83b8aa',
      '#5ea293',
      '#459384',
      '#318477',
      '#1d7064',
      '#0d5c53',
      '#07463f',
    ],
  },
});

/** The library's own greys and reds are too pale to read on white. */
export const resolveColors: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': '#47606a',
    '--mantine-color-error': '#a3122a',
    '--mantine-color-placeholder': '#5d7078',
  },
  dark: {},
});
