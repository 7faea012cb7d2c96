import { defineConfig } from 'i18next-cli';

/** Only its linter is used: no words in the pages' code. */
export default defineConfig({
  locales: ['vi', 'en'],
  lint: {
    acceptedTags: 'all',
    acceptedAttributes: [
      'alt',
      'aria-description',
      'aria-label',
      'aria-roledescription',
      'aria-valuetext',
      'description',
      'label',
      'placeholder',
      'title',
    ],
  },
  extract: {
    input: ['renderer/**/*.{ts,tsx}'],
    ignore: ['**/*.test.{ts,tsx}'],
    output: 'resources/locales/{{language}}/{{namespace}}.json',
  },
});
