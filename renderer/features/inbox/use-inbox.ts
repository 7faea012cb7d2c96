import { safe } from '@orpc/client';
import { useCallback, useEffect, useState } from 'react';
import type { Client } from '#renderer/client/client.ts';
import type { InboxItem, InboxPage } from '#shared/features/inbox/inbox.contract.ts';
import type { ItemState } from '#shared/features/inbox/item-state.ts';

/** Where somebody is looking: comments in one state, all that may be read, or what is held. */
export type Shelf = ItemState | 'all' | 'waiting' | 'kept';

export type Opened =
  | { readonly is: 'loading' }
  | { readonly is: 'failed' }
  | {
      readonly is: 'known';
      readonly minimumWriters: number;
      readonly isEmpty: boolean;
      readonly canLead: boolean;
      readonly canErase: boolean;
    };

/** Which page is on the screen; `before` holds the ends of the pages before it. */
export interface Looking {
  readonly shelf: Shelf;
  readonly search: string;
  readonly before: readonly number[];
}

const atFirst: Looking = { shelf: 'new', search: '', before: [] };

/** The inbox: what was released is let in first, then a page at a time is read. */
export function useInbox(client: Client) {
  const [opened, setOpened] = useState<Opened>({ is: 'loading' });
  const [looking, setLooking] = useState(atFirst);
  const [page, setPage] = useState<InboxPage>();

  const open = useCallback(async () => {
    setOpened({ is: 'loading' });
    const { data, isSuccess } = await safe(client.inbox.open());
    setOpened(isSuccess ? { is: 'known', ...data } : { is: 'failed' });
  }, [client]);
  useEffect(() => void open(), [open]);

  const isOpen = opened.is === 'known';
  useEffect(() => {
    if (!isOpen) return undefined;
    const stop = new AbortController();
    void readPage(client, looking, stop.signal).then((read) => {
      if (stop.signal.aborted) return;
      if (read) setPage(read);
      else setOpened({ is: 'failed' });
    });
    return () => stop.abort();
  }, [client, looking, isOpen]);

  /** A comment stays where it is after a step, so that nobody loses sight of it. */
  const put = (item: InboxItem) => {
    setPage(
      (before) =>
        before && {
          ...before,
          items: before.items.map((each) => (each.id === item.id ? item : each)),
        },
    );
    void readPage(client, looking).then(
      (read) => read && setPage((before) => before && { ...before, counts: read.counts }),
    );
  };

  return {
    opened,
    page,
    looking,
    open: () => void open(),
    put,
    choose: (shelf: Shelf) => setLooking({ ...looking, shelf, before: [] }),
    search: (search: string) => {
      const isHeld = looking.shelf === 'waiting' || looking.shelf === 'kept';
      setLooking({ shelf: isHeld ? 'all' : looking.shelf, search, before: [] });
    },
    goOlder: (before: number) => setLooking({ ...looking, before: [...looking.before, before] }),
    goNewer: () => setLooking({ ...looking, before: looking.before.slice(0, -1) }),
  };
}

async function readPage(
  client: Client,
  { shelf, search, before: ends }: Looking,
  signal?: AbortSignal,
): Promise<InboxPage | undefined> {
  const before = ends.at(-1);
  const from = before === undefined ? {} : { before };
  const options = signal ? { signal } : {};
  const { data, isSuccess } = await safe(
    shelf === 'waiting' || shelf === 'kept'
      ? client.inbox.listHeld({ held: shelf, ...from }, options)
      : client.inbox.list({ ...(shelf !== 'all' && { state: shelf }), search, ...from }, options),
  );
  return isSuccess ? data : undefined;
}
