import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { BodyLimitPlugin, RPCHandler } from '@orpc/server/node';
import type { App } from '#main/app.ts';
import { commonHeaders, contentPolicy, noncePlace } from '#main/hosts/page-policy.ts';
import { clipType, requestedClip } from '#main/hosts/requested-clip.ts';
import { readPage, type PageFile } from '#main/hosts/read-page.ts';
import { StartError } from '#main/platform/start-error.ts';
import { pages, type Page } from '#shared/pages.ts';
import { createAdmission } from './admission.ts';
import { hostOfPage, isOwnCall, isOwnVisit, originOf, pageAddressed } from './guard.ts';

export interface ServeOptions {
  readonly app: App;
  /** Folder of the built pages. */
  readonly pagesFolder: string;
  readonly shown: readonly Page[];
  readonly port: number;
}

/** Longest body of a call, in bytes: far above anything that the contract lets through. */
const largestBody = 1024 * 1024;

/** Serves the pages and their calls to this machine alone. */
export async function serve({ app, pagesFolder, shown, port }: ServeOptions) {
  const files = new Map(shown.map((page) => [page, readPage(pagesFolder, page)]));
  const admission = createAdmission();
  const calls = new RPCHandler(app.router, {
    plugins: [new BodyLimitPlugin({ maxBodySize: largestBody })],
  });
  const connections = new Map<string, ReturnType<App['connect']>>();
  let boundPort = port;

  const server = createServer((request, response) => {
    void answer(request, response).catch(() => {
      if (!response.headersSent) refuse(response, 500);
      response.end();
    });
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const page = pageAddressed(request, boundPort);
    if (page === undefined) return refuse(response, 421);
    const path = request.url?.split('?')[0] ?? '/';
    if (path.startsWith('/call/')) return call(page, request, response);
    if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(response, 405);
    return show(page, path, request, response);
  }

  async function call(page: Page, request: IncomingMessage, response: ServerResponse) {
    const visit = admission.visitOf(page, request.headers.cookie);
    if (!isOwnCall(request, page, boundPort) || visit === undefined || !files.has(page)) {
      return refuse(response, 403);
    }
    setHeaders(response, commonHeaders);
    const { caller } = connectionOf(page, visit);
    const { matched } = await calls.handle(request, response, {
      prefix: '/call',
      context: { caller },
    });
    if (!matched) refuse(response, 404);
  }

  /** The desk keeps a person signed in over a reload; a kiosk has nothing to keep. */
  function connectionOf(page: Page, visit: string): ReturnType<App['connect']> {
    if (page === 'kiosk') return app.connect(page);
    const found = connections.get(visit) ?? app.connect(page);
    connections.set(visit, found);
    return found;
  }

  function show(
    page: Page,
    path: string,
    request: IncomingMessage,
    response: ServerResponse,
  ): void {
    const [first = '', ...rest] = path.slice(1).split('/');
    const wanted = pages.find((known) => known === first) ?? (path === '/' ? page : undefined);
    if (wanted === undefined || !files.has(wanted)) return refuse(response, 404);
    if (wanted !== page || path === '/' || rest.length === 0) {
      return redirect(response, `${originOf(wanted, boundPort)}/${wanted}/`);
    }
    if (!isOwnVisit(request)) return refuse(response, 403);
    const file = files.get(page)?.get(rest.join('/') || 'index.html') ?? clipOf(page, rest);
    if (file === undefined) return refuse(response, 404);
    if (!file.type.startsWith('text/html')) return send(response, file, {});
    const known = admission.visitOf(page, request.headers.cookie) !== undefined;
    sendPage(page, response, file, known ? {} : { 'set-cookie': admission.admit(page) });
  }

  /** Only the citizen's page is read aloud. */
  function clipOf(page: Page, path: readonly string[]): PageFile | undefined {
    const wanted = page === 'kiosk' ? requestedClip(path.join('/')) : undefined;
    const content = wanted && app.readClip(wanted.language, wanted.clip);
    return content && { type: clipType, content };
  }

  // the page follows by itself: to a browser the two are two sites in one window
  if (pages.every((page) => files.has(page))) {
    app.offerDesk({ bring: () => 'follow', onSessions: () => {} });
  }
  await listen(server, boundPort);
  const address = server.address();
  if (address !== null && typeof address === 'object') boundPort = address.port;

  return {
    port: boundPort,
    addresses: shown.map((page) => ({ page, url: `${originOf(page, boundPort)}/${page}/` })),
    async close(): Promise<void> {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections(); // live events would hold the server open
      await closed;
      for (const connection of connections.values()) connection.close();
    },
  };
}

function sendPage(
  page: Page,
  response: ServerResponse,
  file: PageFile,
  headers: Readonly<Record<string, string>>,
): void {
  const nonce = page === 'desk' ? randomBytes(16).toString('base64') : undefined;
  const content =
    nonce === undefined
      ? file.content
      : Buffer.from(file.content.toString('utf8').replaceAll(noncePlace, nonce));
  const policy = contentPolicy(page, "'self'", nonce);
  send(response, { ...file, content }, { ...headers, 'content-security-policy': policy });
}

function send(
  response: ServerResponse,
  { type, content }: PageFile,
  headers: Readonly<Record<string, string>>,
): void {
  setHeaders(response, { ...commonHeaders, ...headers, 'content-type': type });
  response.setHeader('content-length', content.length);
  response.end(response.req.method === 'HEAD' ? undefined : content);
}

function redirect(response: ServerResponse, location: string): void {
  setHeaders(response, { ...commonHeaders, location });
  response.writeHead(302).end();
}

function refuse(response: ServerResponse, status: number): void {
  setHeaders(response, commonHeaders);
  response.writeHead(status).end();
}

function setHeaders(response: ServerResponse, headers: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'EADDRINUSE' || error.code === 'EACCES'
          ? new StartError('portTaken', { port })
          : error,
      ),
    );
    server.listen(port, hostOfPage.kiosk, resolve);
  });
}
