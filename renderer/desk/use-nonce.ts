/** The nonce of this response: styles without it are refused by the page's content policy. */
export function styleNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
}

// The name under which the libraries that write style elements look for it.
Object.assign(globalThis, { __webpack_nonce__: styleNonce() });
