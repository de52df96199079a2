import { createDevApp } from '@backstage/frontend-dev-utils';
import {
  ApiBlueprint,
  createFrontendModule,
  createFrontendPlugin,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import { Content } from '@backstage/core-components';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import scaffolderPlugin from '@backstage/plugin-scaffolder/alpha';
import Button from '@material-ui/core/Button';
import mlPlatformPlugin, {
  mlPlatformApiRef,
  mlPlatformScaffolderModule,
} from '../src';
import { projectEntity } from './entities';
import { FakeMlPlatformApi, FakeState, fakeStates } from './FakeMlPlatformApi';
import { projects } from './organisation';

const stateKey = 'ml-platform-dev-state';

function readState(): FakeState {
  const stored = window.sessionStorage.getItem(stateKey);
  return fakeStates.find(it => it === stored) ?? 'normal';
}

function StatesPage() {
  return (
    <Content>
      <p>The fake backend answers in the state: {readState()}.</p>
      {fakeStates.map(state => (
        <Button
          key={state}
          onClick={() => {
            window.sessionStorage.setItem(stateKey, state);
            window.location.assign('/ml-projects');
          }}
        >
          {state}
        </Button>
      ))}
    </Content>
  );
}

const statesPlugin = createFrontendPlugin({
  pluginId: 'states',
  extensions: [
    PageBlueprint.make({
      params: {
        path: '/',
        title: 'States',
        loader: async () => <StatesPage />,
      },
    }),
  ],
});

const fakeBackend = createFrontendModule({
  pluginId: 'ml-platform',
  extensions: [
    ApiBlueprint.make({
      params: define =>
        define({
          api: mlPlatformApiRef,
          deps: {},
          factory: () => new FakeMlPlatformApi({ state: readState }),
        }),
    }),
  ],
});

const fakeCatalog = createFrontendModule({
  pluginId: 'catalog',
  extensions: [
    ApiBlueprint.make({
      params: define =>
        define({
          api: catalogApiRef,
          deps: {},
          factory: () =>
            catalogApiMock({
              entities: projects.map(it => projectEntity(it.slug, it.owner)),
            }),
        }),
    }),
  ],
});

createDevApp({
  features: [
    statesPlugin,
    catalogPlugin,
    fakeCatalog,
    scaffolderPlugin,
    mlPlatformPlugin,
    mlPlatformScaffolderModule,
    fakeBackend,
  ],
});
