import { z } from 'zod';

/**
 * What the published profiles of Data Package 2.0 ask of what we write (datapackage.org/profiles/2.0:
 * `datapackage.json`, `tableschema.json`, `tabledialect.json`); members that they do not name are refused
 * here, because ours would be slips.
 */
const name = z.string().min(1);
const field = z.strictObject({
  name,
  type: z.enum(['string', 'integer', 'number', 'boolean', 'date', 'datetime', 'array', 'any']),
  title: z.string().optional(),
  description: z.string().optional(),
  constraints: z
    .strictObject({
      required: z.boolean().optional(),
      unique: z.boolean().optional(),
      enum: z
        .array(z.union([z.string(), z.int()]))
        .min(1)
        .optional(),
    })
    .optional(),
});

const schema = z
  .strictObject({
    $schema: z.url().optional(),
    fields: z.array(field).min(1),
    primaryKey: z.array(name).min(1).optional(),
    missingValues: z.array(z.string()),
  })
  .refine(({ fields, primaryKey = [] }) =>
    primaryKey.every((key) => fields.some((each) => each.name === key)),
  )
  .refine(({ fields }) => new Set(fields.map((each) => each.name)).size === fields.length);

const resource = z.strictObject({
  name,
  type: z.literal('table'),
  title: z.string().optional(),
  /** A path within the package, never one that leads out of it. */
  path: z.string().regex(/^((?=[^./~])(?!file:)((?!\/\.\.\/)(?!\\)(?!:\/\/).)*)$/),
  format: z.enum(['csv', 'parquet']),
  mediatype: z.string().regex(/^(.+)\/(.+)$/),
  encoding: z.literal('utf-8').optional(),
  bytes: z.int(),
  hash: z.string().regex(/^sha256:[a-f0-9]{64}$/),
  dialect: z
    .strictObject({
      $schema: z.url().optional(),
      header: z.boolean(),
      delimiter: z.string(),
      lineTerminator: z.string(),
      quoteChar: z.string(),
      doubleQuote: z.boolean(),
    })
    .optional(),
  schema,
});

export const DataPackage = z.strictObject({
  $schema: z.url(),
  name: z.string().regex(/^[a-z0-9._-]+$/),
  id: z.string().optional(),
  title: z.string().optional(),
  description: z.string().optional(),
  licenses: z
    .array(
      z.strictObject({
        name: z.string().regex(/^([-a-zA-Z0-9._])+$/),
        title: z.string().optional(),
      }),
    )
    .min(1)
    .optional(),
  sources: z
    .array(z.strictObject({ title: z.string() }))
    .min(1)
    .optional(),
  created: z.iso.datetime({ offset: true }),
  resources: z
    .array(resource)
    .min(1)
    .refine((all) => new Set(all.map((each) => each.name)).size === all.length),
});
export type DataPackage = z.infer<typeof DataPackage>;
