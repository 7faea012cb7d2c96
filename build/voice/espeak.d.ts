/** The part of the package that is used; it brings no types. */
declare module '@echogarden/espeak-ng-emscripten' {
  interface Worker {
    rate: number;
    pitch: number;
    range: number;
    volume: number;
    readonly samplerate: number;
    /** 0 when there is such a voice. */
    set_voice(name: string): number;
    synthesize(
      text: string,
      onSamples: (samples: Int16Array | null, events: readonly unknown[]) => boolean,
    ): void;
  }
  const start: () => Promise<{ readonly eSpeakNGWorker: new () => Worker }>;
  export default start;
}
