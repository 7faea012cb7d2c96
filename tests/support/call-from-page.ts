import type { Page } from '@playwright/test';

/** What came back: the status and the body that oRPC gave it. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

declare global {
  interface Window {
    /** The port of this helper's own line; kept, because a closed port ends a session. */
    hailongTestPort?: Promise<MessagePort> | undefined;
  }
}

/**
 * Calls an operation the way a page that has been taken over could: by hand, past our client. In
 * Electron that takes the page's own line away, as every new line does.
 */
export function callFromPage(
  page: Page,
  path: readonly string[],
  input?: unknown,
): Promise<Answer> {
  const call = { url: `/${path.join('/')}`, input };
  return page.evaluate(async ({ url, input: json }) => {
    async function callByFetch(): Promise<Answer> {
      const response = await fetch(`/call${url}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ json }),
      });
      return { status: response.status, body: await response.json() };
    }

    function requestPort(): Promise<MessagePort> | undefined {
      const { promise, resolve } = Promise.withResolvers<MessagePort>();
      window.addEventListener('message', ({ data, ports: [port] }) => {
        if (data !== 'hailong:port' || port === undefined) return;
        port.start();
        resolve(port);
      });
      const request = new Event('hailong:connect', { cancelable: true });
      return window.dispatchEvent(request) ? undefined : promise;
    }

    window.hailongTestPort ??= requestPort();
    const port = await window.hailongTestPort;
    if (port === undefined) return callByFetch();
    const id = `test-${crypto.randomUUID()}`;
    return new Promise<Answer>((resolve) => {
      port.addEventListener('message', ({ data }) => {
        const message = JSON.parse(data);
        if (message.i === id) resolve({ status: message.p.s ?? 200, body: message.p.b });
      });
      port.postMessage(JSON.stringify({ i: id, p: { u: url, b: { json } } }));
    });
  }, call);
}
