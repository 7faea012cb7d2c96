import {
  Checkbox,
  createTheme,
  defaultVariantColorsResolver,
  Radio,
  type CSSVariablesResolver,
} from '@mantine/core';

const onFill = 'var(--desk-on-ink)';

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
    // from the ink to behind the paper; cards are the eighth, the paper the ninth
    dark: [
      '#e6eef0',
      '#c9d6da',
      '#bccbd1',
      '#93a7af',
      '#6f848d',
      '#2b3e46',
      '#1d2f36',
      '#16252b',
      '#0e191e',
      '#0a1216',
    ],
  },
  // the library writes white on every ground, also on the pale ones of the dark scheme
  variantColorResolver: (input) => ({
    ...defaultVariantColorsResolver(input),
    ...(input.variant === 'filled' && { color: onFill }),
  }),
  components: {
    Checkbox: Checkbox.extend({ defaultProps: { iconColor: onFill } }),
    Radio: Radio.extend({ defaultProps: { iconColor: onFill } }),
  },
});

const inBothSchemes = {
  '--mantine-color-error': 'var(--desk-red)',
  '--mantine-color-dimmed': 'var(--desk-ink-soft)',
  '--mantine-color-red-filled': 'var(--desk-red)',
  '--mantine-color-red-light-color': 'var(--desk-red)',
  '--mantine-color-orange-light-color': 'var(--desk-amber)',
} as const;

/** The library's own greys, reds and oranges are too pale to read on white, and too deep on black. */
export const resolveColors: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    ...inBothSchemes,
    '--mantine-color-placeholder': '#5d7078',
    '--mantine-color-disabled-color': '#6d7d84',
    '--mantine-color-gray-4': '#87969c', // the edge of every field
    '--mantine-color-red-filled-hover': '#820e21',
  },
  dark: {
    ...inBothSchemes,
    '--mantine-color-placeholder': '#9fb2b9',
    '--mantine-color-anchor': 'var(--desk-jade)',
    '--mantine-color-jade-filled': 'var(--desk-jade)',
    '--mantine-color-jade-filled-hover': '#9cdfd0',
    '--mantine-color-jade-text': 'var(--desk-jade)',
    '--mantine-color-jade-outline': 'var(--desk-jade)',
    '--mantine-color-jade-light': 'var(--desk-jade-pale)',
    '--mantine-color-jade-light-hover': '#22484a',
    '--mantine-color-jade-light-color': 'var(--desk-jade)',
    '--mantine-color-red-filled-hover': '#ffb8b8',
    '--mantine-color-red-light': '#3a1a1f',
    '--mantine-color-red-light-hover': '#4a2127',
    '--mantine-color-orange-light': '#38280f',
    '--mantine-color-orange-light-hover': '#463213',
  },
});
