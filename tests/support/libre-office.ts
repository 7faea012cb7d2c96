import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Whether LibreOffice is installed here; what needs it is skipped, and counted as skipped, elsewhere. */
export const hasLibreOffice = spawnSync('soffice', ['--version'], { timeout: 60_000 }).status === 0;

/** That there is no Java says nothing about a document. */
const aboutJava = /javaldx/;

/**
 * Opens files of a folder and saves them in another format, in the same folder or one below it; the
 * lines in which LibreOffice found fault with something.
 */
export function convert(
  folder: string,
  files: readonly string[],
  to: { readonly format: string; readonly below?: string; readonly infilter?: string },
): string[] {
  // a profile of its own: another LibreOffice may be open on this machine
  const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
  const outFolder = join(folder, to.below ?? '');
  const reading = to.infilter === undefined ? [] : [`--infilter=${to.infilter}`];
  const writing = ['--convert-to', to.format, '--outdir', outFolder];
  const options = [profile, '--headless', ...reading, ...writing];
  const { status, stdout, stderr } = spawnSync('soffice', [...options, ...files], {
    cwd: folder,
    encoding: 'utf8',
    timeout: 150_000,
  });
  const lines = `${stdout}${stderr}`.split('\n').filter((line) => line.trim() !== '');
  const complaints = lines.filter((line) => !line.startsWith('convert ') && !aboutJava.test(line));
  return status === 0 ? complaints : [...complaints, `ended with ${status}`];
}

/** How many pages a PDF of LibreOffice has. */
export function countPages(pdf: Buffer): number {
  return pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
}
