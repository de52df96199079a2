import { screen } from '@testing-library/react';
import { renderTestApp } from '@backstage/frontend-test-utils';
import { PageBlueprint } from '@backstage/frontend-plugin-api';
import { useApi } from '@backstage/core-plugin-api';
import scaffolderPlugin from '@backstage/plugin-scaffolder/alpha';
import { formFieldsApiRef } from '@backstage/plugin-scaffolder-react/alpha';
import useAsync from 'react-use/esm/useAsync';
import { mlPlatformScaffolderModule } from './index';

function FieldNames() {
  const api = useApi(formFieldsApiRef);
  const { value = [] } = useAsync(() => api.loadFormFields(), [api]);
  return (
    <ul>
      {value.map((field, index) => (
        <li key={index}>{'name' in field ? String(field.name) : ''}</li>
      ))}
    </ul>
  );
}

describe('mlPlatformScaffolderModule', () => {
  it('gives the scaffolder its fields', async () => {
    renderTestApp({
      features: [scaffolderPlugin, mlPlatformScaffolderModule],
      extensions: [
        PageBlueprint.make({
          name: 'field-names',
          params: { path: '/', loader: async () => <FieldNames /> },
        }),
      ],
    });

    expect(await screen.findByText('MlProjectPicker')).toBeInTheDocument();
    expect(screen.getByText('StagePicker')).toBeInTheDocument();
    expect(screen.getByText('PersonaPicker')).toBeInTheDocument();
  });
});
