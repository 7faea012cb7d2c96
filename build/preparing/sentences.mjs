import { readFileSync } from 'node:fs';
import { root } from './root.mjs';

const language = process.env['HAILONG_LANGUAGE'] === 'en' ? 'en' : 'vi';

/** @type {Readonly<Record<string, string>> | undefined} */
let sentences;

/**
 * The sentence of that name in the person's language; i18next is not installed yet when the first ones are needed.
 * @param {string} key
 * @param {Readonly<Record<string, string | number>>} [values]
 */
export function sentence(key, values = {}) {
  sentences ??= readSentences();
  const text = sentences[key] ?? key;
  return text.replaceAll(/\{\{(\w+)\}\}/g, (_whole, name) => String(values[name] ?? ''));
}

/** @returns {Readonly<Record<string, string>>} */
function readSentences() {
  return JSON.parse(
    readFileSync(new URL(`resources/locales/${language}/prepare.json`, root), 'utf8'),
  );
}

/**
 * Progress goes to the error stream, so that a command's own output stays clean.
 * @param {string} key
 * @param {Readonly<Record<string, string | number>>} [values]
 */
export function say(key, values) {
  process.stderr.write(`${sentence(key, values)}\n`);
}

/**
 * A foreseen failure: its message is the one sentence the person sees.
 * @param {string} key
 * @param {Readonly<Record<string, string | number>>} [values]
 */
export function refusal(key, values) {
  return Object.assign(new Error(sentence(key, values)), { name: 'Refusal' });
}

/**
 * Runs an entry; whatever stops it ends as one sentence and exit code 1, never as a stack trace.
 * @param {() => Promise<void>} entry
 * @returns {Promise<boolean>} whether it came to its end
 */
export async function orOneSentence(entry) {
  try {
    await entry();
    return true;
  } catch (failure) {
    const foreseen = failure instanceof Error && failure.name === 'Refusal';
    const reason =
      failure instanceof Error ? (failure.message.split('\n')[0] ?? '') : String(failure);
    process.stderr.write(`${foreseen ? failure.message : sentence('unforeseen', { reason })}\n`);
    process.exitCode = 1;
    return false;
  }
}
