import { useTranslation } from 'react-i18next';
import { Icon } from '#renderer/ui/icon.tsx';
import styles from './secret-entry.module.css';

interface KeypadProps {
  readonly disabled: boolean;
  readonly onDigit: (digit: string) => void;
  readonly onErase: () => void;
  readonly onClear: () => void;
}

const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;

/** Large keys, for a screen without a keyboard. */
export function Keypad({ disabled, onDigit, onErase, onClear }: KeypadProps) {
  const { t } = useTranslation('access');
  const digitKey = (digit: string) => (
    <button
      key={digit}
      type="button"
      className={styles.key}
      disabled={disabled}
      onClick={() => onDigit(digit)}
    >
      {digit}
    </button>
  );
  return (
    <div className={styles.keypad} role="group" aria-label={t('signIn.keypad')}>
      {digits.map(digitKey)}
      <button
        type="button"
        className={styles.key}
        data-kind="edit"
        disabled={disabled}
        onClick={onClear}
      >
        {t('signIn.clear')}
      </button>
      {digitKey('0')}
      <button
        type="button"
        className={styles.key}
        data-kind="edit"
        disabled={disabled}
        onClick={onErase}
        aria-label={t('signIn.eraseOne')}
      >
        <Icon name="erase" size={28} />
      </button>
    </div>
  );
}
