import { CustomFieldValidator } from '@backstage/plugin-scaffolder-react';
import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import { projectRefusal } from '../refusals';
import { validateChoice } from '../validateChoice';
import { MlProjectPicker } from './MlProjectPicker';
import { mlProjectPickerSchema } from './schema';

export const validateMlProject: CustomFieldValidator<string> = async (
  slug,
  field,
  { apiHolder },
) => {
  if (slug) {
    await validateChoice(field, apiHolder, async api =>
      projectRefusal(slug, (await api.getProjectChoices()).items),
    );
  }
};

export const mlProjectPickerField = createFormField({
  name: 'MlProjectPicker',
  component: MlProjectPicker,
  validation: validateMlProject,
  schema: mlProjectPickerSchema,
});

export { MlProjectPicker, mlProjectPickerSchema };
