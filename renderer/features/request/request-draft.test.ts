import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LetterContents } from '#shared/features/letter/letter-contents.ts';
import {
  agree,
  answer,
  askedKinds,
  back,
  change,
  choicesOf,
  chooseKind,
  contentsOf,
  emptyDraft,
  fieldsOf,
  isNeeded,
  longestOf,
  readAgain,
  type RequestDraft,
  type RequestField,
} from './request-draft.ts';

const isChoice = (field: RequestField): field is keyof typeof choicesOf => field in choicesOf;

/** Answers what is asked with one of these words until there is nothing left to ask. */
function fill(draft: RequestDraft, words: readonly string[]): RequestDraft {
  let filled = agree(draft);
  for (let turn = 0; filled.step !== 'look'; turn += 1) {
    const { step } = filled;
    if (step === 'kind' || step === 'consent') throw new Error('asked again');
    const word = words[turn % words.length] ?? '';
    const options = isChoice(step) ? choicesOf[step] : undefined;
    const chosen = options?.[word.length % options.length] ?? word;
    const isEmpty = chosen.trim() === '';
    filled = answer(filled, step, isEmpty && isNeeded(step, filled.kind) ? 'a' : chosen);
  }
  return filled;
}

const kinds = fc.constantFrom(...askedKinds);
const words = fc.array(fc.string({ maxLength: 12 }), { minLength: 1, maxLength: 9 });

describe('a request', () => {
  it('is what the contract takes, whatever was written and left out', () => {
    fc.assert(
      fc.property(kinds, words, (kind, written) => {
        const contents = contentsOf(fill(chooseKind(emptyDraft, kind), written));
        expect(LetterContents.safeParse(contents).success).toBe(true);
      }),
    );
  });

  it('is none while something that is needed is missing', () => {
    fc.assert(
      fc.property(kinds, words, (kind, written) => {
        const filled = fill(chooseKind(emptyDraft, kind), written);
        for (const field of fieldsOf(filled).filter((each) => isNeeded(each, kind))) {
          const { [field]: _, ...answers } = filled.answers;
          expect(contentsOf({ ...filled, answers })).toBeUndefined();
        }
      }),
    );
  });

  it('comes back to the look over it when one thing is changed', () => {
    const filled = fill(chooseKind(emptyDraft, 'apology'), ['một', 'hai']);
    const changed = answer(change(filled, 'name'), 'name', 'Nguyễn Thị Hoa');
    expect(changed.step).toBe('look');
    expect(changed.answers.name).toBe('Nguyễn Thị Hoa');
    expect(back(change(filled, 'name'))).toEqual(filled);
  });

  it('asks which one when the office becomes a member of staff, and comes back then', () => {
    let draft = answer(agree(chooseKind(emptyDraft, 'thanks-note')), 'to', 'office');
    draft = answer(answer(draft, 'words', 'Cảm ơn nhiều'), 'name', '');
    const asked = answer(change(draft, 'to'), 'to', 'staff');
    expect(asked.step).toBe('staff');
    expect(answer(asked, 'staff', 'Anh ở quầy 2').step).toBe('look');
  });

  it('forgets who was meant when the whole office is thanked after all', () => {
    let draft = answer(agree(chooseKind(emptyDraft, 'thanks-note')), 'to', 'staff');
    draft = answer(answer(answer(draft, 'staff', 'Anh Nam'), 'words', 'Cảm ơn'), 'name', '');
    const turned = answer(change(draft, 'to'), 'to', 'office');
    expect(contentsOf(turned)).toEqual({
      kind: 'thanks-note',
      to: 'office',
      words: 'Cảm ơn',
      from: {},
    });
  });

  it('goes back a step at a time to the beginning, and from there leaves', () => {
    fc.assert(
      fc.property(kinds, words, (kind, written) => {
        let draft: RequestDraft | undefined = fill(chooseKind(emptyDraft, kind), written);
        const steps = [];
        while (draft !== undefined) {
          steps.push(draft.step);
          draft = back(draft);
        }
        expect(steps.slice(-2)).toEqual(['consent', 'kind']);
        expect(new Set(steps).size).toBe(steps.length);
      }),
    );
  });

  it('loses nothing when the text to agree to has changed', () => {
    const filled = fill(chooseKind(emptyDraft, 'apology'), ['một', 'hai']);
    expect(agree(readAgain(filled))).toEqual(filled);
  });

  it('never lets somebody write more than the contract takes', () => {
    for (const [field, length] of Object.entries(longestOf)) {
      const text = 'a'.repeat(length);
      const taken = LetterContents.safeParse({
        kind: 'apology',
        addressee: {
          salutation: 'mr',
          name: field === 'name' ? text : 'a',
          ...(field === 'address' && { address: text }),
          ...(field === 'phone' && { phone: text }),
        },
        ...(field === 'dossier' && { dossier: { code: text } }),
        complaint: field === 'complaint' ? text : 'a',
      });
      expect(taken.success, field).toBe(true);
    }
  });
});
