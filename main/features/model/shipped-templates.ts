import administrationServingPeople from '#resources/models/administration-serving-people.json' with { type: 'json' };
import administrativeReform from '#resources/models/administrative-reform.json' with { type: 'json' };
import atHomeOnThursdays from '#resources/models/at-home-on-thursdays.json' with { type: 'json' };
import friendlyGovernment from '#resources/models/friendly-government.json' with { type: 'json' };
import saturdayMornings from '#resources/models/saturday-mornings.json' with { type: 'json' };
import thirtyMinutesMore from '#resources/models/thirty-minutes-more.json' with { type: 'json' };
import { ModelTemplate } from '#shared/features/model/model-template.ts';

/** The models that the program brings to begin from; none of them is the law. */
export function shippedTemplates(): ModelTemplate[] {
  return [
    friendlyGovernment,
    administrationServingPeople,
    thirtyMinutesMore,
    saturdayMornings,
    atHomeOnThursdays,
    administrativeReform,
  ].map((each) => ModelTemplate.parse(each));
}
