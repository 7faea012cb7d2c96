import { useTranslation } from 'react-i18next';
import type { WritingWords } from '#renderer/ui/keyboard/writing-words.ts';

/** The keyboard's words in the language of the page. */
export function useWritingWords(): WritingWords {
  const { t } = useTranslation('typing');
  return {
    keyboard: t('keyboard'),
    methods: t('methods'),
    method: (method) => t(`method.${method}`),
    key: (name) => t(`key.${name}`),
    face: (name) => t(`face.${name}`),
    sign: (name) => t(`sign.${name}`),
    left: (count) => t('left', { count }),
  };
}
