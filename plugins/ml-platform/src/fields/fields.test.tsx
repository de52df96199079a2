import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { parse } from 'yaml';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { TemplateParameterSchema } from '@backstage/plugin-scaffolder-react';
import { Stepper } from '@backstage/plugin-scaffolder-react/alpha';
import { JsonObject, JsonValue } from '@backstage/types';
import { FakeMlPlatformApi } from '../../dev/FakeMlPlatformApi';
import { mlPlatformApiRef } from '../api';
import { MlProjectPicker, validateMlProject } from './MlProjectPicker';
import { PersonaPicker, validatePersona } from './PersonaPicker';
import { StagePicker, validateStage } from './StagePicker';

const template = parse(
  readFileSync(
    resolve(
      __dirname,
      '../../../../templates/studio-user-profile/template.yaml',
    ),
    'utf8',
  ),
);

const manifest: TemplateParameterSchema = {
  title: template.metadata.title,
  steps: template.spec.parameters.map(
    (schema: JsonObject & { title: string }) => ({
      title: schema.title,
      schema,
    }),
  ),
};

const extensions = [
  {
    name: 'MlProjectPicker',
    component: MlProjectPicker,
    validation: validateMlProject,
  },
  { name: 'StagePicker', component: StagePicker, validation: validateStage },
  {
    name: 'PersonaPicker',
    component: PersonaPicker,
    validation: validatePersona,
  },
];

/** The form of the golden path, as the scaffolder shows it. */
function render(
  initialState: Record<string, JsonValue> = {},
  api = new FakeMlPlatformApi(),
) {
  const created: Array<Record<string, JsonValue>> = [];
  renderInTestApp(
    <Stepper
      manifest={manifest}
      extensions={extensions}
      initialState={initialState}
      onCreate={async values => {
        created.push(values);
      }}
    />,
    { apis: [[mlPlatformApiRef, api]] },
  );
  return created;
}

const projectField = () =>
  screen.findByRole('textbox', { name: /^ML project/ });
const stageField = () => screen.findByRole('button', { name: /^Stage/ });
const next = async (name: RegExp = /next/i) =>
  userEvent.click(await screen.findByRole('button', { name }));

async function choose(field: HTMLElement, option: RegExp) {
  await userEvent.click(field);
  await userEvent.click(await screen.findByRole('option', { name: option }));
}

/** What a field says once the form has validated: its help, then the refusal below it. */
function fromTheForm(help: string, why: string) {
  return expect.stringMatching(`^${help}.*${why}`);
}

describe('the fields in the golden path “studio-user-profile”', () => {
  it('give ML project, stage and persona', async () => {
    const created = render();

    await choose(await projectField(), /^demand-forecast/);
    await choose(await stageField(), /^PreProd \(account 201000000012\)/);
    await next();
    await userEvent.click(
      await screen.findByRole('radio', { name: /^ML engineer/ }),
    );
    await next(/review/i);
    await next(/create/i);

    await waitFor(() => expect(created).toHaveLength(1));
    expect(created[0]).toMatchObject({
      project: 'demand-forecast',
      stage: 'preprod',
      persona: 'ml-engineer',
    });
  });

  it('start with the ML project of the link', async () => {
    render({ project: 'price-elasticity' });

    await waitFor(async () =>
      expect(await projectField()).toHaveValue('price-elasticity'),
    );
    expect(
      screen.getByText('Owned by forecasting, cost centre CC-1001'),
    ).toBeInTheDocument();
    await waitFor(async () =>
      expect(await stageField()).toHaveTextContent(
        'Dev (account 201000000021)',
      ),
    );
  });

  describe('MlProjectPicker', () => {
    it('lists one’s own first, and says why not the others', async () => {
      render();

      await userEvent.click(await projectField());
      const options = await screen.findAllByRole('option');

      expect(options.map(it => it.textContent)).toEqual([
        'demand-forecastforecasting, CC-1001',
        'price-elasticityforecasting, CC-1001',
        'card-fraudfraud, CC-2001 (you are not a member of fraud)',
        'defect-detectionvision, CC-3001 (you are not a member of vision)',
      ]);
      expect(options.map(it => it.getAttribute('aria-disabled'))).toEqual([
        'false',
        'false',
        'true',
        'true',
      ]);
    });

    it('finds an ML project by its cost centre', async () => {
      render();

      await userEvent.type(await projectField(), 'CC-3001');

      const options = await screen.findAllByRole('option');
      expect(options).toHaveLength(1);
      expect(options[0]).toHaveTextContent('defect-detection');
    });

    it('is chosen with the keyboard', async () => {
      render();

      await userEvent.type(await projectField(), 'price{arrowdown}{enter}');

      expect(await projectField()).toHaveValue('price-elasticity');
    });

    it('refuses an ML project of others from a link, at once and when going on', async () => {
      render({ project: 'card-fraud' });
      const why = 'You cannot choose card-fraud: you are not a member of fraud';
      expect(await screen.findByText(new RegExp(why))).toBeInTheDocument();

      await next();

      await waitFor(async () =>
        expect(await projectField()).toHaveAccessibleDescription(
          fromTheForm('Owned by fraud, cost centre CC-2001', why),
        ),
      );
      expect(screen.queryByRole('radio')).not.toBeInTheDocument();
    });

    it('takes no ML project that is not there', async () => {
      render({ project: 'shelf-vision' });

      expect(
        await screen.findByText(/There is no ML project “shelf-vision”/),
      ).toBeInTheDocument();
      expect(await projectField()).toBeInvalid();
      expect(await projectField()).toHaveValue('');
    });
  });

  describe('StagePicker', () => {
    it('waits for the ML project', async () => {
      render();

      const field = await stageField();
      expect(field).toHaveAttribute('aria-disabled', 'true');
      expect(
        screen.getByText('Choose an ML project first.'),
      ).toBeInTheDocument();
    });

    it('offers the stages that the ML project has, and says why not one', async () => {
      render({ project: 'demand-forecast' });

      await waitFor(async () =>
        expect(await stageField()).not.toHaveAttribute('aria-disabled'),
      );
      await userEvent.click(await stageField());
      const options = within(await screen.findByRole('listbox')).getAllByRole(
        'option',
      );

      expect(options.map(it => it.textContent)).toEqual([
        'Dev (account 201000000011)',
        'PreProd (account 201000000012)',
        'Prod (account 201000000013): the account is SUSPENDED',
      ]);
      expect(options[2]).toHaveAttribute('aria-disabled', 'true');
    });

    it('takes no stage that the ML project does not have', async () => {
      render({ project: 'price-elasticity', stage: 'prod' });

      expect(
        await screen.findByText(
          'price-elasticity has no Prod account. It has: Dev.',
        ),
      ).toBeInTheDocument();
      expect(await stageField()).toHaveTextContent(/^\W*$/);
    });

    it('refuses a stage whose account is not active, when going on', async () => {
      render({ project: 'demand-forecast', stage: 'prod' });
      const why = 'The Prod account of demand-forecast';
      expect(await screen.findByText(new RegExp(why))).toBeInTheDocument();

      await next();

      await waitFor(async () =>
        expect(await stageField()).toHaveAccessibleDescription(
          fromTheForm('Studio is for development', why),
        ),
      );
    });
  });

  describe('PersonaPicker', () => {
    it('offers the personas of the stage, with what they are for', async () => {
      render({ project: 'demand-forecast', stage: 'preprod' });
      await next();

      const radios = await screen.findAllByRole('radio');

      expect(radios).toHaveLength(1);
      expect(radios[0]).toHaveAccessibleName(
        'ML engineer Builds pipelines and deploys what they make.',
      );
      expect(
        screen.getByRole('radiogroup', { name: 'Persona' }),
      ).toBeInTheDocument();
    });

    it('refuses a persona that the stage does not allow', async () => {
      render({
        project: 'demand-forecast',
        stage: 'preprod',
        persona: 'data-scientist',
      });
      await next();
      const why = /Data scientist is not allowed in PreProd, only in: Dev/;
      expect(await screen.findByText(why)).toBeInTheDocument();

      await next(/review/i);

      await waitFor(() =>
        expect(
          screen.getByRole('radiogroup', { name: 'Persona' }),
        ).toHaveAccessibleDescription(expect.stringMatching(why)),
      );
      expect(
        screen.queryByRole('button', { name: /create/i }),
      ).not.toBeInTheDocument();
    });
  });

  it('say why the choices could not be read, and try again', async () => {
    let state: 'error' | 'normal' = 'error';
    render({}, new FakeMlPlatformApi({ state: () => state }));

    const alerts = await screen.findAllByRole('alert');
    expect(alerts[0]).toHaveTextContent(
      'Could not read the ML projects: AWS Organizations did not answer for account 100200300401.',
    );
    expect(alerts[1]).toHaveTextContent('Could not read the stages');
    state = 'normal';
    await userEvent.click(
      within(alerts[0]).getByRole('button', { name: 'Try again' }),
    );

    expect(await projectField()).toBeInTheDocument();
  });

  it('do not go on when a choice could not be checked', async () => {
    let state: 'error' | 'normal' = 'normal';
    render(
      { project: 'demand-forecast', stage: 'dev' },
      new FakeMlPlatformApi({ state: () => state }),
    );
    await projectField();

    state = 'error';
    await next();

    expect(
      (await screen.findAllByText(/Could not check this choice/)).length,
    ).toBeGreaterThan(0);
    expect(screen.queryByRole('radio')).not.toBeInTheDocument();
  });
});
