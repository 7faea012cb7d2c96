/**
 * Chromium knows no scheme of ours: `hailong://kiosk/` is played by an origin that no network has.
 * It is https, so that the page is a secure context as it is in Electron.
 */
const suffix = '.hailong.invalid';

/** `hailong://kiosk/x` as Chromium sees it; any other address stays as it is. */
export function toChromium(address: string): string {
  return address.replace(/^hailong:\/\/([^/?#]*)/, `https://$1${suffix}`);
}

/** The address as the program sees it. */
export function toProgram(address: string): string {
  const url = URL.parse(address);
  if (url?.protocol !== 'https:' || !url.host.endsWith(suffix)) return address;
  const host = url.host.slice(0, -suffix.length);
  return `hailong://${host}${url.pathname}${url.search}${url.hash}`;
}
