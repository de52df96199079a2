import { CustomFieldValidator } from '@backstage/plugin-scaffolder-react';
import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import { readField } from '../readField';
import { personaRefusal } from '../refusals';
import { validateChoice } from '../validateChoice';
import { PersonaPicker } from './PersonaPicker';
import { personaPickerSchema, stageFieldOf } from './schema';

export const validatePersona: CustomFieldValidator<
  string,
  { stageField?: string }
> = async (id, field, { apiHolder, formData, uiSchema }) => {
  if (id) {
    const stage = readField(formData, stageFieldOf(uiSchema));
    await validateChoice(field, apiHolder, async api =>
      personaRefusal(id, stage, (await api.getPersonas()).items),
    );
  }
};

export const personaPickerField = createFormField({
  name: 'PersonaPicker',
  component: PersonaPicker,
  validation: validatePersona,
  schema: personaPickerSchema,
});

export { PersonaPicker, personaPickerSchema };
