import styles from './choose-file.module.css';
import { Icon } from './icon.tsx';

interface ChooseFileProps {
  readonly label: string;
  /** Endings of what can be chosen, as the browser wants them. */
  readonly accept: string;
  readonly isBusy: boolean;
  readonly onText: (text: string) => void;
}

/** A way in for a file of text on this machine. */
export function ChooseFile({ label, accept, isBusy, onText }: ChooseFileProps) {
  async function take(input: HTMLInputElement): Promise<void> {
    const [file] = input.files ?? [];
    if (file === undefined) return;
    const text = await file.text();
    input.value = ''; // the same file may be chosen again after it was put right
    onText(text);
  }

  return (
    <label className={styles.file}>
      <Icon name="file" />
      {label}
      <input
        type="file"
        accept={accept}
        disabled={isBusy}
        onChange={(event) => void take(event.currentTarget)}
      />
    </label>
  );
}
