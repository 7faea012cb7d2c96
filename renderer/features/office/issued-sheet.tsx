import { useTranslation } from 'react-i18next';
import { SecretSheet } from '#renderer/ui/secret-sheet.tsx';
import type { IssuedSecrets } from '#shared/features/office/office.contract.ts';

interface IssuedSheetProps {
  readonly unitName: string;
  readonly issued: readonly IssuedSecrets[];
}

/** PINs and recovery codes, to be handed to those they were issued to. */
export function IssuedSheet({ unitName, issued }: IssuedSheetProps) {
  const { t } = useTranslation('office');
  return (
    <SecretSheet
      title={t('secrets.title')}
      place={unitName}
      entries={issued.flatMap(({ code, name, pin, recoveryCode }) => [
        { label: t('secrets.person'), value: name, note: code },
        ...(pin === undefined ? [] : [{ label: t('secrets.pin'), value: pin }]),
        ...(recoveryCode === undefined
          ? []
          : [
              {
                label: t('secrets.recovery'),
                value: recoveryCode,
                note: t('secrets.recoveryHint'),
              },
            ]),
      ])}
      keep={t('secrets.keep')}
      print={t('secrets.print')}
    />
  );
}
