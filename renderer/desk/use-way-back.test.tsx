import { cleanup, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Presence } from '#renderer/features/access/use-session.ts';
import type { Session, SignInView } from '#shared/features/access/access.contract.ts';
import { isFromKiosk, useWayBack } from './use-way-back.ts';

const view: SignInView = {
  unitName: '',
  folderKind: 'office',
  people: [],
  recoverable: [],
  lockedSeconds: 0,
  trialPins: [],
};
const session: Session = {
  person: { code: 'can-bo', name: 'Cán bộ', roles: ['staff'] },
  rights: [],
  idleAfterSeconds: 300,
};
const signedOut: Presence = { is: 'signedOut', view, ended: undefined };
const ended: Presence = { is: 'signedOut', view, ended: 'byYourself' };
const signedIn: Presence = { is: 'signedIn', view, session };

const goBack = vi.fn<() => void>();
beforeEach(() => {
  vi.useFakeTimers();
  goBack.mockReset();
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const show = (presence: Presence) =>
  renderHook((now: Presence) => useWayBack(now, goBack), { initialProps: presence });

it('gives the screen back when nobody signs in for a minute', () => {
  const page = show(signedOut);
  vi.advanceTimersByTime(59_999);
  page.rerender({ ...signedOut }); // news of the core are no sign of a person
  expect(goBack).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(goBack).toHaveBeenCalledOnce();
});

it('hurries nobody who is signed in, and gives the screen back when they sign out', () => {
  const page = show(signedOut);
  page.rerender(signedIn);
  vi.advanceTimersByTime(3_600_000);
  expect(goBack).not.toHaveBeenCalled();
  page.rerender(ended);
  vi.advanceTimersByTime(0);
  expect(goBack).toHaveBeenCalledOnce();
});

it('leaves a desk alone that stands by itself', () => {
  renderHook(() => useWayBack(ended, undefined));
  vi.advanceTimersByTime(3_600_000);
  expect(goBack).not.toHaveBeenCalled();
  expect([isFromKiosk({ hash: '' }), isFromKiosk({ hash: '#kiosk' })]).toEqual([false, true]);
});
