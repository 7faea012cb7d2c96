import { act, cleanup, renderHook, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { useRegister } from './use-register.ts';

afterEach(cleanup);

const show = (list: () => Promise<string>) =>
  renderHook(({ list }) => useRegister<string, 'refused'>(list), { initialProps: { list } });

describe('a register', () => {
  it('is on its way, then known', async () => {
    const { result } = show(async () => 'first');
    expect(result.current.known).toEqual({ is: 'loading' });
    await waitFor(() => expect(result.current.known).toEqual({ is: 'known', overview: 'first' }));
  });

  it('is not to be had until it is asked for again', async () => {
    let isCut = true;
    const { result } = show(async () => {
      if (isCut) throw new Error('cut');
      return 'here';
    });
    await waitFor(() => expect(result.current.known).toEqual({ is: 'failed' }));
    isCut = false;
    act(() => result.current.again());
    await waitFor(() => expect(result.current.known).toEqual({ is: 'known', overview: 'here' }));
  });

  it('keeps what is known when a later reading fails', async () => {
    let isCut = false;
    const { result } = show(async () => {
      if (isCut) throw new Error('cut');
      return 'here';
    });
    await waitFor(() => expect(result.current.known.is).toBe('known'));
    isCut = true;
    await act(() => result.current.look());
    expect(result.current.known).toEqual({ is: 'known', overview: 'here' });
  });

  it('shows what was asked for last, though an earlier answer comes later', async () => {
    const slow = Promise.withResolvers<string>();
    const { result, rerender } = show(() => slow.promise);
    rerender({ list: async () => 'this year' });
    await waitFor(() => expect(result.current.known.is).toBe('known'));
    await act(async () => slow.resolve('last year'));
    expect(result.current.known).toEqual({ is: 'known', overview: 'this year' });
  });

  it('is read again after every act, and says what became of the act', async () => {
    let row = 'before';
    const { result } = show(async () => row);
    const change = async (refusal?: 'refused') => {
      row = 'after';
      return refusal;
    };
    expect(await act(() => result.current.settle(() => change('refused')))).toBe(false);
    expect(result.current).toMatchObject({
      known: { is: 'known', overview: 'after' },
      notice: 'refused',
      isBusy: false,
    });
    expect(await act(() => result.current.settle(() => change()))).toBe(true);
    expect(result.current.notice).toBeUndefined();
  });
});
