import { useTranslation } from 'react-i18next';
import type { PlaceWords } from '#renderer/ui/place-field.tsx';

/** What every screen says where a stick is chosen. */
export function usePlaceWords(): PlaceWords {
  const { t } = useTranslation('batch');
  return {
    which: t('carry.which'),
    none: t('carry.none'),
    medium: (stick) => t('carry.medium', stick),
    readOnly: t('carry.readOnly'),
    free: (sizes) => t('carry.free', sizes),
    other: t('carry.other'),
    folder: t('carry.folder'),
    folderHint: t('carry.folderHint'),
    folderMissing: t('carry.folderMissing'),
    lookAgain: t('carry.lookAgain'),
  };
}
