import { safe } from '@orpc/client';
import type { Client } from '#renderer/client/client.ts';
import type { LetterContents } from '#shared/features/letter/letter-contents.ts';
import type { Consent } from '#shared/features/letter/consent-terms.ts';
import type { LetterOffer } from '#shared/features/letter/letter.contract.ts';

interface NewRequest {
  /** Minted on the glass: the same request, however often it is sent. */
  readonly id: string;
  readonly secret: string;
  readonly contents: LetterContents;
  readonly consent: Consent;
}

export type RequestOutcome =
  | { readonly is: 'recorded'; readonly code: string; readonly requestedOn: string }
  | { readonly is: 'refused'; readonly why: 'OFF' | 'CONSENT_CHANGED' | 'STORE_FULL' }
  /** No answer: it may be on disk or not; the same request is sent again. */
  | { readonly is: 'unreachable' };

/** What of the core a request needs. */
export interface LettersClient {
  readonly letter: Pick<Client['letter'], 'offer' | 'request' | 'printReceipt'>;
}

/** What a citizen's screen asks of the core about letters; none of it ever throws. */
interface Letters {
  readonly offer: () => Promise<LetterOffer | undefined>;
  readonly request: (request: NewRequest) => Promise<RequestOutcome>;
  /** What the page lays out for paper. A browser does not say whether the printer has taken it. */
  readonly print: () => Promise<'printed' | 'failed'>;
}

/** Whoever stands at the glass does not wait longer for an answer. */
const longestCallMs = 8_000;
/** Longer than a host waits for its printer. */
const longestPrintMs = 20_000;

export function createLetters(client: LettersClient, printPage = () => window.print()): Letters {
  return {
    async offer() {
      const { data } = await safe(client.letter.offer(undefined, timely()));
      return data;
    },
    async request(request) {
      const { data, error, isDefined } = await safe(client.letter.request(request, timely()));
      if (data !== undefined) return { is: 'recorded', ...data };
      if (!isDefined) return { is: 'unreachable' };
      const { code } = error;
      return {
        is: 'refused',
        why: code === 'CONSENT_CHANGED' || code === 'STORE_FULL' ? code : 'OFF',
      };
    },
    async print() {
      const { data } = await safe(client.letter.printReceipt(undefined, timely(longestPrintMs)));
      if (data?.printing !== 'page') return data?.printing === 'done' ? 'printed' : 'failed';
      printPage();
      return 'printed';
    },
  };
}

function timely(ms = longestCallMs) {
  return { signal: AbortSignal.timeout(ms) };
}
