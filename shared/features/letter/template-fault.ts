import { z } from 'zod';
import { letterTemplates } from './letter-templates.ts';

/** What is wrong with the file as a whole. */
const fileFaults = [
  'unreadable',
  'too-big',
  'not-docx',
  'too-big-inside',
  'macros',
  'active-content',
  'linked-content',
  'tracked-changes',
  'comments',
] as const;

/** What is wrong at one place or with one tag. */
const tagFaults = [
  'tag-unknown',
  'tag-not-here',
  'tag-malformed',
  'brace-unclosed',
  'brace-unopened',
  'section-unclosed',
  'section-unopened',
  'section-crossing',
  'section-apart',
  'tag-in-head',
  'tag-out-of-reach',
  'tag-missing',
] as const;

export const templateFaults = [...fileFaults, ...tagFaults, 'not-mergeable'] as const;

/** Where in the document something stands, for somebody who looks for it in Word. */
export const TemplatePlace = z.strictObject({
  part: z.enum(['body', 'header', 'footer', 'note', 'picture']),
  inTable: z.boolean(),
  /** The first words of the paragraph, as they stand there. */
  words: z.string(),
});
export type TemplatePlace = z.infer<typeof TemplatePlace>;

/** One reason why a template is refused. Each has its sentence in every locale, by `fault`. */
export const TemplateFault = z.strictObject({
  fault: z.enum(templateFaults),
  /** As it stands in the document, braces and all. */
  tag: z.string().optional(),
  place: TemplatePlace.optional(),
});
export type TemplateFault = z.infer<typeof TemplateFault>;

/** The template that letters are written with now; one with faults writes none. */
export const TemplateStanding = z.object({
  template: z.enum(letterTemplates),
  /** `office`: its own copy in the data folder. */
  from: z.enum(['office', 'program']),
  file: z.string(),
  faults: z.array(TemplateFault).readonly(),
});
export type TemplateStanding = z.infer<typeof TemplateStanding>;
