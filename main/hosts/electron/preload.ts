import { ipcRenderer } from 'electron';

/**
 * Gives the page one port to the core and nothing else. The event can only come from a script of
 * this very document, and preventing its default tells that script that a port is on its way.
 */
window.addEventListener('hailong:connect', (event) => {
  event.preventDefault();
  const { port1, port2 } = new MessageChannel();
  ipcRenderer.postMessage('hailong:connect', null, [port1]);
  window.postMessage('hailong:port', location.origin, [port2]);
});
