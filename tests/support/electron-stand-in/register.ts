import { registerHooks } from 'node:module';

// Whoever imports `electron` in this process gets the stand-in; the program does not know.
registerHooks({
  resolve(specifier, context, nextResolve) {
    if (specifier !== 'electron') return nextResolve(specifier, context);
    return { url: new URL('./electron.ts', import.meta.url).href, shortCircuit: true };
  },
});
