import { EventPublisher } from '@orpc/server';

/** Something that happens now and then, for those who watch. */
export interface Signal<T> {
  fire(value: T): void;
  subscribe(signal: AbortSignal | undefined): AsyncGenerator<T>;
}

export function createSignal<T>(): Signal<T> {
  const publisher = new EventPublisher<{ fired: T }>();
  return {
    fire: (value) => publisher.publish('fired', value),
    subscribe: (signal) => publisher.subscribe('fired', signal ? { signal } : {}),
  };
}

/** Each firing from this call on, until the watcher goes away; its going away is no error. */
export function changesOf<T>(
  source: Signal<T>,
  signal: AbortSignal | undefined,
): AsyncGenerator<T> {
  const firings = source.subscribe(signal); // before anything is awaited, so that none is missed
  return untilAborted(firings, signal);
}

async function* untilAborted<T>(
  firings: AsyncGenerator<T>,
  signal: AbortSignal | undefined,
): AsyncGenerator<T> {
  try {
    yield* firings;
  } catch (error) {
    if (!signal?.aborted) throw error;
  }
}
