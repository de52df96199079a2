import { createFrontendModule } from '@backstage/frontend-plugin-api';
import { FormFieldBlueprint } from '@backstage/plugin-scaffolder-react/alpha';

export const mlProjectPicker = FormFieldBlueprint.make({
  name: 'ml-project-picker',
  params: {
    field: () =>
      import('./fields/MlProjectPicker').then(m => m.mlProjectPickerField),
  },
});

export const stagePicker = FormFieldBlueprint.make({
  name: 'ml-stage-picker',
  params: {
    field: () => import('./fields/StagePicker').then(m => m.stagePickerField),
  },
});

export const personaPicker = FormFieldBlueprint.make({
  name: 'ml-persona-picker',
  params: {
    field: () =>
      import('./fields/PersonaPicker').then(m => m.personaPickerField),
  },
});

/**
 * The fields `MlProjectPicker`, `StagePicker` and `PersonaPicker` for templates.
 * A feature of its own: fields belong to the scaffolder plugin.
 *
 * @public
 */
export const mlPlatformScaffolderModule = createFrontendModule({
  pluginId: 'scaffolder',
  extensions: [mlProjectPicker, stagePicker, personaPicker],
});
