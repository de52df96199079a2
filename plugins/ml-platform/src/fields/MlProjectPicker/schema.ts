import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';

export const mlProjectPickerSchema = makeFieldSchema({
  output: z => z.string().describe('Slug of the ML project'),
});

export type MlProjectPickerProps = typeof mlProjectPickerSchema.TProps;
