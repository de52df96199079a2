import { CustomFieldValidator } from '@backstage/plugin-scaffolder-react';
import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import { Stage } from '@atelier/plugin-ml-platform-common';
import { readField } from '../readField';
import { stageRefusal } from '../refusals';
import { validateChoice } from '../validateChoice';
import { projectFieldOf, stagePickerSchema } from './schema';
import { StagePicker } from './StagePicker';

export const validateStage: CustomFieldValidator<
  Stage,
  { projectField?: string }
> = async (stage, field, { apiHolder, formData, uiSchema }) => {
  if (stage) {
    const slug = readField(formData, projectFieldOf(uiSchema));
    await validateChoice(field, apiHolder, async api => {
      const { items } = await api.getProjectChoices();
      return stageRefusal(
        stage,
        items.find(it => it.slug === slug),
      );
    });
  }
};

export const stagePickerField = createFormField({
  name: 'StagePicker',
  component: StagePicker,
  validation: validateStage,
  schema: stagePickerSchema,
});

export { StagePicker, stagePickerSchema };
