import type { Response } from './response.ts';

/**
 * Whether it was given away from the counters: at somebody's home, or in a village. One such session
 * may be one household, so that nothing of it is shown by day, hour or place (decision 0047).
 */
export function isAtHome({ channel }: Pick<Response, 'channel'>): boolean {
  return channel === 'portable';
}
