import { useMantineColorScheme } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { schemes } from './scheme.ts';
import styles from './scheme-choice.module.css';

/** Light, dark, or as the system is. */
export function SchemeChoice() {
  const { t } = useTranslation('access');
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <select
      className={styles.choice}
      aria-label={t('scheme.label')}
      value={colorScheme}
      onChange={({ target }) =>
        setColorScheme(schemes.find((scheme) => scheme === target.value) ?? 'auto')
      }
    >
      {schemes.map((scheme) => (
        <option key={scheme} value={scheme}>
          {t(`scheme.${scheme}`)}
        </option>
      ))}
    </select>
  );
}
