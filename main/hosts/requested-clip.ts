import { clipName } from '#shared/features/languages/clip-name.ts';

/** A clip that the citizen's page asks for. */
export interface RequestedClip {
  readonly language: string;
  readonly clip: string;
}

export const clipType = 'audio/ogg';

/**
 * The clip behind `audio/<language>/<clip>.ogg`; undefined for every other path. The name is then
 * looked up on a list and never made into a path, so that nothing else can be reached by it.
 */
export function requestedClip(path: string): RequestedClip | undefined {
  const [folder, language = '', file = '', ...rest] = path.split('/');
  if (folder !== 'audio' || rest.length > 0 || !file.endsWith('.ogg')) return undefined;
  const clip = file.slice(0, -'.ogg'.length);
  return clipName.test(clip) ? { language, clip } : undefined;
}
