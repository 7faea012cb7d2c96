import { createRoot } from 'react-dom/client';
import { createActor } from 'xstate';
import { connectClient } from '#renderer/client/client.ts';
import { renewVisit } from '#renderer/client/renew-visit.ts';
import { sendRating } from '#renderer/features/rating/send-rating.ts';
import { listenToStation } from '#renderer/features/station/listen-to-station.ts';
import { createI18n } from '#renderer/i18n.ts';
import { languages } from '#shared/features/station/languages.ts';
import { holdStill } from './hold-still.ts';
import { createKioskMachine } from './kiosk-machine.ts';
import { Kiosk } from './kiosk.tsx';
import './kiosk.css';
import { kioskWords } from './words.ts';

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
    mintId: () => crypto.randomUUID(),
    now: () => performance.now(),
  }),
).start();

const root = document.getElementById('root');
if (root === null) throw new Error('index.html holds the root');
holdStill(document);
createRoot(root, {
  onUncaughtError: () => setTimeout(() => location.reload(), reloadAfterMs),
}).render(<Kiosk flow={flow} translations={createI18n(kioskWords, languages[0])} />);
