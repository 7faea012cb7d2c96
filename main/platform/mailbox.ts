/** Hands events from a callback to whoever iterates. */
export function createMailbox<T>() {
  const waiting: T[] = [];
  let closed = false;
  let wake = () => {};
  return {
    put: (event: T) => {
      waiting.push(event);
      wake();
    },
    close: () => {
      closed = true;
      wake();
    },
    events: (async function* () {
      for (;;) {
        const event = waiting.shift();
        if (event !== undefined) yield event;
        else if (closed) return;
        else await new Promise<void>((resolve) => (wake = resolve));
      }
    })(),
  };
}
