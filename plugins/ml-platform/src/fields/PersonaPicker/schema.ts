import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';

export const personaPickerSchema = makeFieldSchema({
  output: z => z.string().describe('Id of the persona'),
  uiOptions: z =>
    z.object({
      stageField: z
        .string()
        .optional()
        .describe('Name of the field that holds the stage; `stage` by default'),
    }),
});

export type PersonaPickerProps = typeof personaPickerSchema.TProps;

/** Where the form holds the stage. */
export function stageFieldOf(uiSchema: PersonaPickerProps['uiSchema'] = {}) {
  return uiSchema['ui:options']?.stageField ?? 'stage';
}
