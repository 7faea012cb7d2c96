import kiosk1 from '#resources/questionnaires/kiosk-1.json' with { type: 'json' };
import kiosk2 from '#resources/questionnaires/kiosk-2.json' with { type: 'json' };

/** What the program's own questionnaires call their reasons, the newest wording last. */
export function shippedReasons(): ReadonlyMap<string, string> {
  const texts = [kiosk1, kiosk2].flatMap((each) => Object.entries(each.texts.vi));
  return new Map(
    texts.flatMap(([key, text]) => {
      const [question, code = ''] = key.split('.');
      return question === 'reasons' && code !== 'title' ? [[code, text]] : [];
    }),
  );
}
