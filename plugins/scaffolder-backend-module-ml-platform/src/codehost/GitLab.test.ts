import { RunningSandbox, startSandbox } from '@atelier/sandbox';
import { CodeHost } from '../__testUtils__/CodeHost';
import { GitLab } from './GitLab';
import { Repository } from './repositoryOf';

describe('GitLab', () => {
  let sandbox: RunningSandbox;
  let codeHost: CodeHost;

  beforeAll(async () => {
    sandbox = await startSandbox({ log: () => undefined });
    codeHost = new CodeHost(sandbox.codeHostUrl);
    await makeProject('filled', { initialize_with_readme: true });
    await makeProject('empty');
  });

  afterAll(async () => {
    await sandbox?.stop();
  });

  function makeProject(name: string, settings = {}) {
    return codeHost.post('/projects', {
      namespace_id: 101,
      name,
      path: name,
      ...settings,
    });
  }

  function repository(name: string, changes: Partial<Repository> = {}) {
    return {
      integration: codeHost.integration,
      group: 'forecasting',
      path: `forecasting/${name}`,
      webUrl: `${sandbox.codeHostUrl}/forecasting/${name}`,
      ...changes,
    };
  }

  it('tells whether group and project are there', async () => {
    const there = new GitLab(repository('empty'));
    const absent = new GitLab(repository('absent', { group: 'nobody' }));

    expect(await there.hasGroup()).toBe(true);
    expect(await there.hasProject()).toBe(true);
    expect(await absent.hasGroup()).toBe(false);
    expect(await absent.hasProject()).toBe(false);
  });

  it('makes one trigger of a description, and finds it again', async () => {
    const gitLab = new GitLab(repository('empty'));

    const made = await gitLab.ensureTrigger('Approved versions');
    const found = await gitLab.ensureTrigger('Approved versions');
    const other = await gitLab.ensureTrigger('Another one');

    expect(made).toEqual({ token: expect.any(String), isNew: true });
    expect(found).toEqual({ token: made.token, isNew: false });
    expect(other.token).not.toBe(made.token);
    expect(
      await codeHost.get(codeHost.project('forecasting/empty', '/triggers')),
    ).toHaveLength(2);
  });

  it('lets pipelines of the repository be given variables', async () => {
    await makeProject('varied');
    const read = () => codeHost.get(codeHost.project('forecasting/varied'));
    expect(await read()).toMatchObject({
      ci_pipeline_variables_minimum_override_role: 'no_one_allowed',
    });

    await new GitLab(repository('varied')).ensureTrigger('x');

    expect(await read()).toMatchObject({
      ci_pipeline_variables_minimum_override_role: 'maintainer',
    });
  });

  it('tells an empty repository from one with commits, and finds a commit by its message', async () => {
    await codeHost.post(
      codeHost.project('forecasting/filled', '/repository/commits'),
      {
        branch: 'main',
        commit_message: 'First\n\nScaffolder-Task: 42',
        actions: [{ action: 'create', file_path: 'a.txt', content: 'a' }],
      },
    );
    const filled = new GitLab(repository('filled'));
    const empty = new GitLab(repository('empty'));

    expect(await empty.readBranch('main', 'Scaffolder-Task: 42')).toEqual({
      exists: false,
    });
    expect(await filled.readBranch('main', 'Scaffolder-Task: 42')).toEqual({
      exists: true,
      commitId: expect.stringMatching(/^[0-9a-f]{40}$/),
    });
    expect(await filled.readBranch('main', 'Scaffolder-Task: 43')).toEqual({
      exists: true,
      commitId: undefined,
    });
  });

  it('says what to do when the token may not, and never the token', async () => {
    const token = 'glpat-wrong';
    const gitLab = new GitLab(
      repository('empty', {
        integration: { ...codeHost.integration, token },
      }),
    );

    const error = await gitLab.ensureTrigger('x').catch(refused => refused);

    expect(error).toMatchObject({ name: 'NotAllowedError' });
    expect(error.message).toContain("The portal's token may not do that");
    expect(JSON.stringify([error.message, String(error.cause)])).not.toContain(
      token,
    );
  });

  it('calls an answer that does not come a passing trouble', async () => {
    const gitLab = new GitLab(
      repository('empty', {
        integration: {
          ...codeHost.integration,
          apiBaseUrl: 'http://127.0.0.1:1/api/v4',
        },
      }),
    );

    await expect(gitLab.hasProject()).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
      message: expect.stringContaining('got no answer'),
    });
  });
});
