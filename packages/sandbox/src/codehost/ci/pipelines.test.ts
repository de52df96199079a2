import { join } from 'node:path';
import { git, TestCodeHost } from '../__testUtils__/TestCodeHost';

const stages = `
stages: [build, test, deploy]
build:
  stage: build
  script: make
test:
  stage: test
  script: make test
deploy:
  stage: deploy
  script: make deploy
  environment: {name: prod}
  rules:
    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH
      when: manual
`;

describe('pipelines, with no runner', () => {
  const host = new TestCodeHost();
  beforeAll(() => host.start());
  afterAll(() => host.remove());

  const jobsOf = async (id: number, pipeline: number) =>
    (await host.client().Jobs.all(id, { pipelineId: pipeline }))
      .map(({ name, status }) => `${name} ${status}`)
      .sort();
  const latest = async (id: number) => {
    const [pipeline] = await host.client().Pipelines.all(id);
    return pipeline;
  };

  it('are made by a push; their jobs wait', async () => {
    const { id, sha } = await host.projectWithCi('waits', stages);
    const pipelines = await host.client().Pipelines.all(id);
    expect(pipelines).toMatchObject([
      { sha, ref: 'main', status: 'pending', source: 'push' },
    ]);
    expect(await jobsOf(id, pipelines[0].id)).toEqual([
      'build pending',
      'deploy created',
      'test created',
    ]);
    const page = await fetch(pipelines[0].web_url);
    expect(await page.text()).toContain('npm start -- --runner');
  });

  it('are made one for each branch of a push', async () => {
    const { id, folder } = await host.projectWithCi('two', stages);
    await git(folder, 'push', '--quiet', 'origin', 'main:a', 'main:b');
    await git(folder, 'push', '--quiet', 'origin', 'main:a');
    const pipelines = await host.client().Pipelines.all(id);
    expect(pipelines.map(({ ref }) => ref).sort()).toEqual(['a', 'b', 'main']);
    const onBranch = pipelines.find(({ ref }) => ref === 'a');
    expect(await jobsOf(id, onBranch?.id ?? 0)).toEqual([
      'build pending',
      'test created',
    ]);
  });

  it('are made for tags', async () => {
    const { id, folder } = await host.projectWithCi(
      'tags',
      'a: {script: x, rules: [{if: $CI_COMMIT_TAG =~ /^v/}]}',
    );
    expect(await host.client().Pipelines.all(id)).toEqual([]);
    await git(folder, 'tag', 'v1', '-m', 'v1');
    await git(folder, 'push', '--quiet', 'origin', 'v1');
    expect(await latest(id)).toMatchObject({ ref: 'v1' });
  });

  it('are skipped where the commit says so, and not made without a configuration', async () => {
    const { id, folder } = await host.projectWithCi('skips', stages);
    await host.push(folder, { x: '1' }, 'Words [skip ci]');
    expect(await latest(id)).toMatchObject({ status: 'skipped' });
    await git(folder, 'rm', '--quiet', '.gitlab-ci.yml');
    await host.push(folder, { x: '2' });
    expect(await host.client().Pipelines.all(id)).toHaveLength(2);
  });

  it('look at what a push changed and at what is there', async () => {
    const { id, folder } = await host.projectWithCi(
      'rules',
      `
workflow:
  rules:
    - if: $CI_COMMIT_MESSAGE =~ /nothing/
      when: never
    - if: $CI_COMMIT_BRANCH
      variables: {COLOUR: blue}
code:
  script: x
  rules: [{changes: [src/**/*]}]
docs:
  script: x
  rules: [{changes: ['*.md'], allow_failure: true}]
model:
  script: x
  rules: [{exists: ['models/*.bin'], if: $COLOUR == "blue"}]
always:
  script: x
`,
    );
    const names = async () => {
      const { id: pipeline } = await latest(id);
      return (await jobsOf(id, pipeline)).map(name => name.split(' ')[0]);
    };
    // Of a new branch everything counts as changed.
    expect(await names()).toEqual(['always', 'code', 'docs']);
    await host.push(folder, { 'src/a/b.py': 'x', 'models/m.bin': 'x' });
    expect(await names()).toEqual(['always', 'code', 'model']);
    await host.push(folder, { 'README.md': 'x' }, 'Words');
    expect(await names()).toEqual(['always', 'docs', 'model']);
    const { id: last } = await latest(id);
    await host.push(folder, { 'README.md': 'y' }, 'nothing');
    expect((await latest(id)).id).toBe(last);
  });

  it('fail at once where the configuration is wrong, and say why', async () => {
    const { id } = await host.projectWithCi(
      'wrong',
      'a: {stage: nope, script: x}',
    );
    const { id: pipeline, status } = await latest(id);
    expect(status).toBe('failed');
    const shown = await host.client().Pipelines.show(id, pipeline);
    expect(shown.yaml_errors).toContain('chosen stage nope does not exist');
    await expect(
      host.client().Pipelines.create(id, 'main'),
    ).rejects.toMatchObject({ cause: { response: { status: 400 } } });
    const lint = await host.api(`projects/${id}/ci/lint`);
    expect(await lint.json()).toMatchObject({ valid: false });
  });

  it('are started by hand, with variables', async () => {
    const { id } = await host.projectWithCi(
      'by-hand',
      'a: {script: x, rules: [{if: $MODE == "deep"}]}',
    );
    const gitlab = host.client();
    await expect(gitlab.Pipelines.create(id, 'main')).rejects.toMatchObject({
      cause: { description: expect.stringContaining('rules configuration') },
    });
    const variables = [{ key: 'MODE', value: 'deep' }];
    for (const role of ['no_one_allowed', 'owner']) {
      await host.setVariablesRole(id, role);
      await expect(
        gitlab.Pipelines.create(id, 'main', { variables }),
      ).rejects.toMatchObject({
        cause: {
          description: expect.stringContaining('Insufficient permissions'),
        },
      });
    }
    await host.setVariablesRole(id, 'maintainer');
    const pipeline = await gitlab.Pipelines.create(id, 'main', { variables });
    expect(pipeline).toMatchObject({ source: 'api', status: 'pending' });
    await expect(gitlab.Pipelines.create(id, 'none')).rejects.toMatchObject({
      cause: { description: expect.stringContaining('Reference not found') },
    });
  });

  describe('by trigger token', () => {
    const ci = `
a:
  script: x
  rules:
    - if: $CI_PIPELINE_SOURCE == "trigger" && $VERSION
`;

    it('start with the token alone, as clients and callers send it', async () => {
      const { id } = await host.projectWithCi('triggered', ci);
      const gitlab = host.client();
      const { token, id: trigger } = await gitlab.PipelineTriggerTokens.create(
        id,
        'EventBridge',
      );
      await host.setVariablesRole(id, 'maintainer');
      expect(await gitlab.PipelineTriggerTokens.all(id)).toMatchObject([
        { token, description: 'EventBridge', owner: { id: 1 } },
      ]);
      const first = await gitlab.PipelineTriggerTokens.trigger(
        id,
        'main',
        token,
        { variables: { VERSION: '1' } },
      );
      expect(first).toMatchObject({ status: 'pending', ref: 'main' });
      const url = `${host.url}/api/v4/projects/forecasting%2Ftriggered`;
      const form = new FormData();
      form.set('token', token);
      form.set('ref', 'main');
      form.set('variables[VERSION]', '2');
      const bodies: [string, RequestInit][] = [
        ['trigger/pipeline', { body: form }],
        [
          'trigger/pipeline',
          {
            body: JSON.stringify({
              token,
              ref: 'main',
              variables: { VERSION: '3' },
            }),
            headers: { 'content-type': 'application/json' },
          },
        ],
        [`ref/main/trigger/pipeline?token=${token}&variables[VERSION]=4`, {}],
      ];
      for (const [path, init] of bodies) {
        const answer = await fetch(`${url}/${path}`, {
          method: 'POST',
          ...init,
        });
        expect(answer.status).toBe(201);
      }
      const pipelines = await gitlab.Pipelines.all(id);
      expect(pipelines.map(({ source }) => source)).toEqual(
        Array(4).fill('trigger'),
      );
      await host.setVariablesRole(id, 'no_one_allowed');
      const refused = await fetch(`${url}/${bodies[2][0]}`, { method: 'POST' });
      expect(refused.status).toBe(400);
      await gitlab.PipelineTriggerTokens.remove(id, trigger);
      const answer = await fetch(`${url}/trigger/pipeline`, {
        method: 'POST',
        body: new URLSearchParams({ token, ref: 'main' }),
      });
      expect(answer.status).toBe(404);
    });

    it('show the whole token to its owner only', async () => {
      const { id } = await host.createProject('tokens');
      await host.client().PipelineTriggerTokens.create(id, 'mine');
      const other = host.client('glpat-sandbox-team-lead-token');
      const [shown] = await other.PipelineTriggerTokens.all(id);
      expect(shown.token).toHaveLength(4);
    });
  });

  it('are canceled, and retried with what was skipped', async () => {
    const { id } = await host.projectWithCi('again', stages);
    const gitlab = host.client();
    const { id: pipeline } = await latest(id);
    await gitlab.Pipelines.cancel(id, pipeline);
    expect(await latest(id)).toMatchObject({ status: 'canceled' });
    await gitlab.Pipelines.retry(id, pipeline);
    expect(await jobsOf(id, pipeline)).toEqual([
      'build pending',
      'deploy created',
      'test created',
    ]);
  });

  it('of a push that a kill came between are made at the start', async () => {
    const { id, folder } = await host.projectWithCi('killed', stages);
    await host.stop();
    const repository = join(host.dataDir, 'codehost/repos', `${id}.git`);
    await git(folder, 'commit', '--quiet', '--allow-empty', '-m', 'late');
    await git(folder, 'push', '--quiet', repository, 'main');
    await host.start();
    const late = await host.until(
      async () => ({
        status: String((await host.client().Pipelines.all(id)).length),
      }),
      '2',
    );
    expect(late.status).toBe('2');
    expect(await latest(id)).toMatchObject({
      sha: await git(folder, 'rev-parse', 'HEAD'),
    });
    await host.stop();
    await host.start();
    expect(await host.client().Pipelines.all(id)).toHaveLength(2);
  });
});
