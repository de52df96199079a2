import { existsSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { git, TestCodeHost } from './__testUtils__/TestCodeHost';

const simpleCi = 'build:\n  script: make\n';

describe('code host', () => {
  const host = new TestCodeHost();
  beforeAll(() => host.start());
  afterAll(() => host.remove());

  describe('for GitLab’s clients', () => {
    it('creates a project once, in a group that there is', async () => {
      const gitlab = host.client();
      const group = await gitlab.Namespaces.show('forecasting');
      expect(group).toMatchObject({ id: 101, kind: 'group' });
      const project = await gitlab.Projects.create({
        namespaceId: group.id,
        name: 'churn',
        path: 'churn',
        visibility: 'private',
        topics: ['ml'],
        description: 'Who leaves?',
      });
      expect(project).toMatchObject({
        path_with_namespace: 'forecasting/churn',
        http_url_to_repo: `${host.url}/forecasting/churn.git`,
        web_url: `${host.url}/forecasting/churn`,
        topics: ['ml'],
      });
      expect(
        await gitlab.Groups.allProjects('forecasting', { search: 'churn' }),
      ).toMatchObject([{ id: project.id, path: 'churn' }]);
      await expect(host.createProject('churn')).rejects.toMatchObject({
        cause: { response: { status: 400 } },
      });
      const taken = await host.api('projects', {
        method: 'POST',
        body: new URLSearchParams({ namespace_id: '101', path: 'CHURN' }),
      });
      expect(await taken.json()).toMatchObject({
        message: { name: ['has already been taken'] },
      });
      await expect(gitlab.Namespaces.show('sales')).rejects.toMatchObject({
        cause: { response: { status: 404 } },
      });
    });

    it.each(['-x', 'a b', 'x.git', '../up', ''])(
      'refuses the path %j',
      async path => {
        const answer = await host.api('projects', {
          method: 'POST',
          body: JSON.stringify({ namespace_id: 101, name: 'n', path }),
          headers: { 'content-type': 'application/json' },
        });
        expect(answer.status).toBe(400);
      },
    );

    it('gives pages of a list', async () => {
      const gitlab = host.client();
      await Promise.all(
        ['page-a', 'page-b', 'page-c'].map(path => host.createProject(path)),
      );
      const all = await gitlab.Projects.all({ search: 'page-', perPage: 2 });
      expect(all.map(({ path }) => path).sort()).toEqual([
        'page-a',
        'page-b',
        'page-c',
      ]);
    });

    it('commits files without a clone, and shows them', async () => {
      const gitlab = host.client();
      const { id } = await host.createProject('by-rest');
      const content = Buffer.from('print("ö")\n');
      const { id: first } = await gitlab.Commits.create(id, 'main', 'First', [
        {
          action: 'create',
          filePath: 'src/a b.py',
          encoding: 'base64',
          content: content.toString('base64'),
        },
        { action: 'create', filePath: 'README.md', content: '# Hello' },
      ]);
      const raw = await host.api(
        `projects/${id}/repository/files/src%2Fa%20b.py/raw?ref=main`,
      );
      expect(Buffer.from(await raw.arrayBuffer())).toEqual(content);
      const etag = raw.headers.get('etag') ?? '';
      const same = await host.api(
        `projects/${id}/repository/files/src%2Fa%20b.py/raw?ref=main`,
        { headers: { 'if-none-match': etag } },
      );
      expect(same.status).toBe(304);
      await gitlab.Commits.create(id, 'main', 'Second', [
        { action: 'move', filePath: 'b.py', previousPath: 'src/a b.py' },
        { action: 'update', filePath: 'README.md', content: '# Bye' },
      ]);
      const tree = await gitlab.Repositories.allRepositoryTrees(id, {
        recursive: true,
      });
      expect(tree.map(({ path }) => path)).toEqual(['README.md', 'b.py']);
      expect(
        await gitlab.RepositoryFiles.show(id, 'README.md', 'main'),
      ).toMatchObject({ content: btoa('# Bye'), size: 5 });
      const commits = await gitlab.Commits.all(id, { refName: 'main' });
      expect(commits.map(({ title }) => title)).toEqual(['Second', 'First']);
      expect(
        (await gitlab.Repositories.compare(id, first, 'main')).commits,
      ).toHaveLength(1);
      expect((await gitlab.Projects.showLanguages(id)).Python).toBe(100);
    });

    it('refuses commits that do not fit, and changes nothing', async () => {
      const gitlab = host.client();
      const { id } = await host.createProject('no-fit');
      const create = (...actions: object[]) =>
        gitlab.Commits.create(id, 'main', 'm', actions as never);
      await create({ action: 'create', filePath: 'a', content: 'a' });
      for (const action of [
        { action: 'create', filePath: 'a', content: 'b' },
        { action: 'update', filePath: 'b', content: 'b' },
        { action: 'delete', filePath: 'b' },
        { action: 'create', filePath: '../b', content: 'b' },
        { action: 'create', filePath: '.git/config', content: 'b' },
      ]) {
        await expect(
          create({ action: 'create', filePath: 'c', content: 'c' }, action),
        ).rejects.toMatchObject({ cause: { response: { status: 400 } } });
      }
      expect(await gitlab.Commits.all(id)).toHaveLength(1);
    });

    it('keeps CI variables, hides the hidden', async () => {
      const gitlab = host.client();
      const { id } = await host.createProject('variables');
      await gitlab.ProjectVariables.create(id, 'ROLE', 'arn:x');
      await gitlab.ProjectVariables.create(id, 'SECRET', 'secret-value', {
        masked_and_hidden: true,
      } as never);
      expect(await gitlab.ProjectVariables.all(id)).toMatchObject([
        { key: 'ROLE', value: 'arn:x', masked: false },
        { key: 'SECRET', value: null, masked: true },
      ]);
      await gitlab.ProjectVariables.edit(id, 'ROLE', 'arn:y');
      expect(await gitlab.ProjectVariables.show(id, 'ROLE')).toMatchObject({
        value: 'arn:y',
      });
      await expect(
        gitlab.ProjectVariables.create(id, 'ROLE', 'z'),
      ).rejects.toMatchObject({ cause: { response: { status: 400 } } });
      await expect(
        gitlab.ProjectVariables.create(id, 'SHORT', 'short', { masked: true }),
      ).rejects.toMatchObject({ cause: { response: { status: 400 } } });
    });

    it('protects branches, and makes and deletes others', async () => {
      const gitlab = host.client();
      const { id } = await host.projectWithCi('branches', simpleCi);
      await gitlab.Branches.create(id, 'feature/x', 'main');
      await gitlab.ProtectedBranches.protect(id, 'feature/x');
      expect(await gitlab.Branches.show(id, 'feature/x')).toMatchObject({
        protected: true,
        default: false,
      });
      expect(await gitlab.Branches.show(id, 'main')).toMatchObject({
        protected: true,
        default: true,
      });
      await gitlab.Branches.create(id, 'tmp', 'main');
      await gitlab.Branches.remove(id, 'tmp');
      expect((await gitlab.Branches.all(id)).map(({ name }) => name)).toEqual([
        'feature/x',
        'main',
      ]);
      await expect(
        gitlab.Branches.create(id, '--upload-pack=x', 'main'),
      ).rejects.toMatchObject({ cause: { response: { status: 400 } } });
    });

    it('deletes a project with all that is its', async () => {
      const { id } = await host.projectWithCi('gone', simpleCi);
      const repository = join(host.dataDir, 'codehost/repos', `${id}.git`);
      expect(existsSync(repository)).toBe(true);
      await host.client().Projects.remove(id);
      expect((await host.api(`projects/${id}`)).status).toBe(404);
      expect(existsSync(repository)).toBe(false);
    });
  });

  describe('who may what', () => {
    const dana = 'glpat-sandbox-data-scientist-token';

    it('asks for a token it knows', async () => {
      expect((await host.api('user', {}, 'no')).status).toBe(401);
      const bearer = await fetch(`${host.url}/api/v4/user`, {
        headers: { authorization: `Bearer ${dana}` },
      });
      expect(await bearer.json()).toMatchObject({ username: 'data-scientist' });
    });

    it('shows people the projects of their groups only', async () => {
      const { id } = await host.client().Projects.create({
        namespaceId: 102,
        path: 'card-fraud',
      });
      expect((await host.api(`projects/${id}`, {}, dana)).status).toBe(404);
      expect((await host.api('groups/fraud', {}, dana)).status).toBe(404);
      const remote = (token: string) =>
        host.remote('x', token).replace('forecasting/x', 'fraud/card-fraud');
      await expect(
        git(host.dataDir, 'ls-remote', remote(dana)),
      ).rejects.toThrow('not found');
      await expect(
        git(host.dataDir, 'ls-remote', remote('wrong')),
      ).rejects.toThrow('Authentication failed');
      await git(
        host.dataDir,
        'ls-remote',
        remote('glpat-sandbox-portal-token'),
      );
    });

    it('refuses requests that name another host', async () => {
      const { port } = new URL(host.url);
      for (const path of [
        '/',
        '/api/v4/user',
        '/forecasting/churn.git/info/refs',
      ]) {
        const status = await new Promise(resolve => {
          request(
            {
              port,
              host: '127.0.0.1',
              path,
              headers: { host: 'evil.example' },
            },
            answer => resolve(answer.resume().statusCode),
          ).end();
        });
        expect(status).toBe(403);
      }
    });
  });

  describe('with git', () => {
    it('clones what was pushed', async () => {
      await host.createProject('round-trip');
      const folder = await host.clone('round-trip');
      const sha = await host.push(folder, { 'a/b.txt': 'text' });
      const other = await host.clone('round-trip');
      expect(await git(other, 'rev-parse', 'HEAD')).toBe(sha);
    });

    it('makes the first branch the default branch', async () => {
      const { id } = await host.createProject('trunk');
      const folder = await host.clone('trunk');
      await git(folder, 'commit', '--quiet', '--allow-empty', '-m', 'x');
      await git(folder, 'push', '--quiet', 'origin', 'HEAD:trunk');
      expect(await host.client().Projects.show(id)).toMatchObject({
        default_branch: 'trunk',
      });
    });
  });

  it('keeps projects and repositories over a restart', async () => {
    const { id, sha } = await host.projectWithCi('kept', simpleCi);
    const { keys } = await (
      await fetch(`${host.url}/oauth/discovery/keys`)
    ).json();
    await host.stop();
    await host.start();
    const gitlab = host.client();
    expect(await gitlab.Branches.show(id, 'main')).toMatchObject({
      commit: { id: sha },
    });
    expect(await gitlab.Pipelines.all(id)).toHaveLength(1);
    expect(
      await (await fetch(`${host.url}/oauth/discovery/keys`)).json(),
    ).toEqual({ keys });
  });

  it('journals what changes something, and lets faults meet it', async () => {
    const control = (path: string, init?: RequestInit) =>
      fetch(`${host.running.awsUrl}/_sandbox/${path}`, init);
    const before = (await (await control('journal')).json()).entries.at(-1);
    const { id } = await host.createProject('journaled');
    const folder = await host.clone('journaled');
    await host.push(folder, { a: 'a' });
    const { entries } = await (
      await control(`journal?since=${before.seq}`)
    ).json();
    expect(entries).toMatchObject([
      {
        service: 'codehost',
        operation: 'CreateProject',
        principal: 'atelier-portal',
        status: 201,
        write: true,
      },
      { operation: 'Push', status: 200 },
    ]);
    await control('faults', {
      method: 'POST',
      body: JSON.stringify({
        service: 'codehost',
        operation: 'CreateTrigger',
        count: 1,
        effect: { type: 'error', code: 'X', status: 502, message: 'no' },
      }),
    });
    const create = () =>
      host.api(`projects/${id}/triggers?description=x`, { method: 'POST' });
    expect((await create()).status).toBe(502);
    expect((await create()).status).toBe(201);
    expect(await host.client().PipelineTriggerTokens.all(id)).toHaveLength(1);
  });

  it('forgets all on a reset', async () => {
    await host.projectWithCi('reset-me', simpleCi);
    await fetch(`${host.running.awsUrl}/_sandbox/reset`, { method: 'POST' });
    expect(await host.client().Projects.all()).toEqual([]);
    const { id } = await host.projectWithCi('reset-me', simpleCi);
    expect(id).toBe(1);
    expect(await host.client().Pipelines.all(id)).toMatchObject([{ id: 1 }]);
  });
});
