import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';

export const stagePickerSchema = makeFieldSchema({
  output: z => z.enum(['dev', 'preprod', 'prod']),
  uiOptions: z =>
    z.object({
      projectField: z
        .string()
        .optional()
        .describe(
          'Name of the field that holds the ML project; `project` by default',
        ),
    }),
});

export type StagePickerProps = typeof stagePickerSchema.TProps;

/** Where the form holds the ML project. */
export function projectFieldOf(uiSchema: StagePickerProps['uiSchema'] = {}) {
  return uiSchema['ui:options']?.projectField ?? 'project';
}
