import './use-nonce.ts';
import '@mantine/core/styles.css';
import { createRoot } from 'react-dom/client';
import { connectClient } from '#renderer/client/client.ts';
import { createI18n } from '#renderer/i18n.ts';
import { languages } from '#shared/features/station/languages.ts';
import { Desk } from './desk.tsx';
import './desk.css';
import '#renderer/features/languages/scripts.css';
import '@fontsource/be-vietnam-pro/400.css';
import '@fontsource/be-vietnam-pro/600.css';
import { colourPage, printInLight } from './scheme.ts';
import { isFromKiosk } from './use-way-back.ts';
import { deskWords } from './words.ts';

colourPage();
printInLight();

const client = await connectClient();

const backToKiosk = () => location.replace('/kiosk/');

const root = document.getElementById('root');
if (root === null) throw new Error('index.html holds the root');
createRoot(root).render(
  <Desk
    client={client}
    translations={createI18n(deskWords, languages[0])}
    reload={() => location.reload()}
    goBack={isFromKiosk(location) ? backToKiosk : undefined}
  />,
);
