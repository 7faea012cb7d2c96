import { createRoot } from 'react-dom/client';
import { createActor } from 'xstate';
import { connectClient } from '#renderer/client/client.ts';
import { renewVisit } from '#renderer/client/renew-visit.ts';
import { sendGift, sendRating } from '#renderer/features/rating/send-rating.ts';
import { listenForScans } from '#renderer/features/receipt/listen-for-scans.ts';
import { listenToStation } from '#renderer/features/station/listen-to-station.ts';
import { createI18n } from '#renderer/i18n.ts';
import { firstLanguage } from '#shared/features/station/languages.ts';
import { holdStill } from './hold-still.ts';
import { listenToKeypad } from './keypad.ts';
import { createKioskMachine } from './kiosk-machine.ts';
import { Kiosk } from './kiosk.tsx';
import '#renderer/features/languages/scripts.css';
import './kiosk.css';
import { createWordsLoader } from './load-words.ts';
import { vietnamese } from './words.ts';

/** Nobody stands by to reload a page that broke. */
const reloadAfterMs = 3_000;

const client = await connectClient();
const flow = createActor(
  createKioskMachine({
    listen: async (hear, signal) => {
      try {
        await listenToStation(client, hear, signal);
      } finally {
        await renewVisit(signal);
      }
    },
    send: (tap, signal) => sendRating(client, tap, signal),
    give: (gift, signal) => sendGift(client, gift, signal),
    mintId: () => crypto.randomUUID(),
    now: () => performance.now(),
  }),
).start();

const root = document.getElementById('root');
if (root === null) throw new Error('index.html holds the root');
holdStill(document);
listenToKeypad(document);
// a scanner types into whatever has the focus: its Enter must not press a face
listenForScans(document, { onScan: () => {} });
createRoot(root, {
  onUncaughtError: () => setTimeout(() => location.reload(), reloadAfterMs),
}).render(
  <Kiosk
    client={client}
    flow={flow}
    translations={createI18n({ vi: vietnamese }, firstLanguage)}
    loadWords={createWordsLoader(client)}
  />,
);
