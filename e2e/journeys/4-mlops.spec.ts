import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import {
  ciPipelineEnd,
  cloneUrl,
  codeHostUrl,
  git,
  jobLog,
  listCiPipelines,
} from '../support/codeHost';
import {
  createMlopsProject,
  executionStatus,
  fillMlopsForm,
  openNewestExecution,
} from '../support/mlops';
import { signInAs } from '../support/person';
import { screenshot } from '../support/screenshot';
import { waitFor } from '../kill/waitFor';

const project = 'demand-forecast';
const name = 'store-churn';
const repository = `forecasting/${name}`;

// One story, told in order: from a template to a model that serves, then to a failure.
test.describe.configure({ mode: 'serial', timeout: 900_000 });

test('an ML engineer creates an MLOps project, and its first execution succeeds', async ({
  page,
  context,
}) => {
  await signInAs(page, 'ml-engineer');
  await fillMlopsForm(page, { project, name });
  await screenshot(page, 'mlops-form');
  await createMlopsProject(page);
  await expect(page.getByText('The first execution is running')).toBeVisible({
    timeout: 180_000,
  });
  await screenshot(page, 'mlops-task');

  await test.step('the repository is there, with CI that passes', async () => {
    const [code] = await Promise.all([
      context.waitForEvent('page'),
      page.getByRole('link', { name: /^Repository/ }).click({
        modifiers: ['Control'],
      }),
    ]);
    await expect(
      code.getByRole('link', { name: '.gitlab-ci.yml' }),
    ).toBeVisible();
    await screenshot(code, 'mlops-repository');
    const [first] = await listCiPipelines(repository);
    const { status, jobs } = await ciPipelineEnd(repository, first.id);
    await code.goto(first.web_url);
    await screenshot(code, 'mlops-ci');
    expect(status).toBe('success');
    expect(jobs.map(job => [job.name, job.status])).toEqual([
      ['test', 'success'],
      ['pipeline', 'success'],
    ]);
    await code.close();
  });

  await test.step('the execution goes to Succeeded in the graph', async () => {
    await openNewestExecution(page, project, name, /Executing|Succeeded/);
    await expect(executionStatus(page)).toContainText('Succeeded', {
      timeout: 300_000,
    });
    const graph = page.getByRole('region', { name: 'Steps' });
    await expect(
      graph.getByRole('button', { name: /Training, Succeeded/ }),
    ).toBeVisible();
    await screenshot(page, 'mlops-execution');
  });

  await test.step('CI made no second execution of the unchanged pipeline', async () => {
    await page.goto(`/catalog/default/system/${project}/pipelines`);
    await expect(
      page
        .getByRole('list', { name: `Recent executions of ${name}` })
        .getByRole('listitem'),
    ).toHaveCount(1);
  });

  await test.step('the component has its CI tab', async () => {
    await page.goto(`/catalog/default/component/${name}/gitlab`);
    await expect(page.getByText(/success/i).first()).toBeVisible();
    await screenshot(page, 'mlops-ci-tab');
  });
});

test('a team lead approves the model, and it is deployed to PreProd', async ({
  page,
}) => {
  await signInAs(page, 'team-lead');
  const before = (await listCiPipelines(repository)).length;
  await page.goto(`/catalog/default/system/${project}/models`);
  const versions = page.getByRole('table', { name: `Versions of ${name}` });
  await expect(versions.getByRole('row', { name: /^1/ })).toContainText(
    /waiting for approval/i,
  );
  await screenshot(page, 'mlops-model-pending');
  await page
    .getByRole('button', { name: `Approve version 1 of ${name}` })
    .click();
  await page.getByLabel('Comment').fill('Better than the model we serve.');
  await page.getByRole('button', { name: 'Approve', exact: true }).click();
  await expect(versions.getByRole('row', { name: /^1/ })).toContainText(
    'Approved',
  );

  const deployment = await waitFor(
    'the CI pipeline of the deployment',
    async () => {
      const pipelines = await listCiPipelines(repository);
      return pipelines.length > before ? pipelines[0] : undefined;
    },
  );
  expect(deployment.source).toBe('trigger');
  const { status, jobs } = await ciPipelineEnd(repository, deployment.id);
  expect(jobs.map(job => [job.name, job.status])).toEqual([
    ['deploy-preprod', 'success'],
    ['deploy-prod', 'manual'],
  ]);
  expect(status).toBe('manual');
  await page.goto(deployment.web_url);
  await screenshot(page, 'mlops-ci-deployment');

  await page.goto(`/catalog/default/system/${project}/models`);
  await page.getByRole('button', { name: 'Refresh' }).click();
  await expect(versions.getByRole('row', { name: /^1/ })).toContainText(
    'PreProd',
    { timeout: 120_000 },
  );
  await screenshot(page, 'mlops-model-deployed');
});

test('a commit that breaks a step shows in CI and in the pipeline, with its reason', async ({
  page,
}) => {
  const folder = mkdtempSync(join(tmpdir(), 'atelier-journey-'));
  try {
    await git(folder, 'clone', '--quiet', cloneUrl(repository), 'repository');
    const clone = join(folder, 'repository');
    // What CI compares: the code that makes the definition, and the definition.
    for (const file of ['pipeline.py', 'definition.json']) {
      const path = join(clone, 'pipeline', file);
      const code = readFileSync(path, 'utf8');
      const broken = code.replace('"eta": "0.2"', '"eta": "3"');
      expect(broken).not.toBe(code);
      writeFileSync(path, broken);
    }
    await git(clone, 'commit', '--quiet', '--all', '--message', 'Learn faster');
    await git(clone, 'push', '--quiet', 'origin', 'main');

    const [pipeline] = await listCiPipelines(repository);
    const { status, jobs } = await ciPipelineEnd(repository, pipeline.id);
    expect(status).toBe('failed');
    const failed = jobs.find(job => job.status === 'failed');
    expect(await jobLog(repository, failed!.id)).toMatch(/eta/);
    await page.goto(`${codeHostUrl}/${repository}/-/jobs/${failed!.id}`);
    await screenshot(page, 'mlops-ci-failed');

    await signInAs(page, 'ml-engineer');
    await openNewestExecution(page, project, name, /^Failed/);
    await expect(executionStatus(page)).toContainText('Failed');
    const steps = page.getByRole('region', { name: 'Steps' });
    await expect(
      steps.getByRole('button', { name: /^Train, Training, Failed/ }),
    ).toBeVisible();
    const train = page.getByRole('region', { name: 'Step Train' });
    await expect(train.getByRole('alert')).toContainText(/Error.*eta/);
    await train
      .getByRole('button', { name: 'Show the end of its log' })
      .click();
    await expect(
      train.getByRole('region', { name: 'Log of Train' }),
    ).toContainText(/eta/);
    await screenshot(page, 'mlops-execution-failed');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
