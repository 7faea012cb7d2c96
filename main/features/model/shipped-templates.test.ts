import { describe, expect, it } from 'vitest';
import activityFigures from '#resources/activity/figures.json' with { type: 'json' };
import { Model } from '#shared/features/model/model.ts';
import { shippedTemplates } from './shipped-templates.ts';

describe('the templates', () => {
  const templates = shippedTemplates();

  it('claim to be no law: each says where it comes from, and none is verified', () => {
    for (const { source, verified } of templates) {
      expect(verified).toBe(false);
      expect(source).toContain('chưa đối chiếu');
    }
  });

  it('each make a model of their own once a day is given, without units or basis', () => {
    const made = templates.map(({ code, names, kind, choice, rules, groups, targets }) =>
      Model.parse({
        code,
        name: names.vi,
        kind,
        choice,
        rules,
        groups,
        targets,
        validFrom: '2027-01-01',
      }),
    );
    expect(new Set(made.map(({ code }) => code)).size).toBe(6);
    expect(made.flatMap(({ units, basis }) => [...units, ...basis])).toEqual([]);
  });

  it('offer the two of which an office chooses one under the same word', () => {
    const chosen = templates.filter(({ choice }) => choice !== undefined);
    expect(chosen.map(({ code }) => code)).toEqual(['30-phut-tang-them', 'sang-thu-bay']);
    expect(new Set(chosen.map(({ choice }) => choice)).size).toBe(1);
  });

  it('aim at figures that the office keeps', () => {
    const known = new Set(activityFigures.figures.map(({ code }) => code));
    const aimed = templates.flatMap(({ targets }) =>
      targets.flatMap(({ figure, shareOf = figure }) => [figure, shareOf]),
    );
    expect(aimed.filter((code) => !known.has(code))).toEqual([]);
  });
});
