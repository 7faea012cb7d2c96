import wording from '#resources/reports/wording.json' with { type: 'json' };
import model from '#resources/locales/vi/model.json' with { type: 'json' };
import statistics from '#resources/locales/vi/statistics.json' with { type: 'json' };

export { model, wording, statistics };

/** Puts values into a sentence; a blank that has none is a mistake of ours. */
export function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\{(\w+)\}/g, (_found, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`nothing to fill ${name} with in: ${text}`);
    return value;
  });
}

/** What interpolates as the locales do, `{{rate}}`. */
export function fillLocale(text: string, values: Readonly<Record<string, string>>): string {
  return fill(text.replaceAll('{{', '{').replaceAll('}}', '}'), values);
}
