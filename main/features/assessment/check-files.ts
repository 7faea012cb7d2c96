import { hashFile, pathOfFile } from './evidence-files.ts';

/** A file to be read again. */
export interface FileToCheck {
  readonly sha256: string;
  readonly personal: boolean;
  readonly keptSha256: string;
}

export interface CheckFilesJob {
  readonly folder: string;
  readonly files: readonly FileToCheck[];
}

export interface CheckedFile {
  readonly sha256: string;
  readonly is: 'whole' | 'missing' | 'changed';
}

/** Reads files again from the disk and compares them with what was kept. */
export async function checkFiles({
  folder,
  files,
}: CheckFilesJob): Promise<readonly CheckedFile[]> {
  const checked: CheckedFile[] = [];
  for (const file of files) {
    const found = await hashFile(pathOfFile(folder, file)).catch(() => 'unreadable');
    const is = found === undefined ? 'missing' : found === file.keptSha256 ? 'whole' : 'changed';
    checked.push({ sha256: file.sha256, is });
  }
  return checked;
}
