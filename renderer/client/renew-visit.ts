/**
 * Makes the browser host admit this page again: a restarted host knows no earlier visit, and a
 * reload would lose what the page holds. Over a message port there is nothing to renew.
 */
export async function renewVisit(signal: AbortSignal): Promise<void> {
  if (location.protocol === 'hailong:') return;
  await fetch(location.pathname, { cache: 'no-store', signal });
}
