import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { TestCodeHost } from '../__testUtils__/TestCodeHost';

const over = ['success', 'failed', 'canceled', 'skipped'];

describe('runner', () => {
  const host = new TestCodeHost();
  beforeAll(() => host.start({ runner: true }));
  afterAll(() => host.remove());

  const finish = async (id: number, pipeline: number) => {
    const gitlab = host.client();
    const ended = await host.until(
      () => gitlab.Pipelines.show(id, pipeline),
      ...over,
      'manual',
    );
    const jobs = await gitlab.Jobs.all(id, {
      pipelineId: pipeline,
      includeRetried: true,
    });
    const job = (name: string) => {
      const found = jobs.find(one => one.name === name);
      if (!found) {
        throw new Error(`There is no job ${name}.`);
      }
      return found;
    };
    const log = async (name: string) =>
      String(await gitlab.Jobs.showLog(id, job(name).id));
    return { id, pipeline, status: ended.status, jobs, job, log };
  };
  /** Pushes a configuration and waits until its pipeline stops. */
  const play = async (path: string, ci: string) => {
    const { id } = await host.projectWithCi(path, ci);
    const [{ id: pipeline }] = await host.client().Pipelines.all(id);
    return finish(id, pipeline);
  };

  it('runs a job with an id token that its keys prove', async () => {
    const { log, status, id, pipeline, job } = await play(
      'claims',
      `
show:
  id_tokens:
    TOKEN: {aud: $CI_SERVER_URL}
    OTHER: {aud: [one, two]}
  environment: prod
  script:
    - test -z "$AWS_ACCESS_KEY_ID"
    - echo "token $(echo $TOKEN | tr . /)"
    - echo "other $(echo $OTHER | tr . /)"
    - echo "hidden $TOKEN"
`,
    );
    expect(status).toBe('success');
    const text = await log('show');
    expect(text).toContain('hidden [MASKED]');
    const tokenOf = (name: string) =>
      new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1].replace(/\//g, '.') ??
      '';
    const issuer = host.url;
    const { jwks_uri: keysUrl } = await (
      await fetch(`${issuer}/.well-known/openid-configuration`)
    ).json();
    const keys = createRemoteJWKSet(new URL(keysUrl));
    const { payload } = await jwtVerify(tokenOf('token'), keys, {
      issuer,
      audience: issuer,
    });
    expect(payload).toMatchObject({
      sub: 'project_path:forecasting/claims:ref_type:branch:ref:main',
      project_path: 'forecasting/claims',
      namespace_path: 'forecasting',
      ref: 'main',
      ref_type: 'branch',
      ref_protected: 'true',
      pipeline_source: 'push',
      pipeline_id: String(pipeline),
      project_id: String(id),
      job_id: String(job('show').id),
      environment: 'prod',
      user_login: 'atelier-portal',
    });
    expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(3_600);
    const other = await jwtVerify(tokenOf('other'), keys, { issuer });
    expect(other.payload.aud).toEqual(['one', 'two']);
  });

  it('hands on files and variables, and cleans up', async () => {
    const { log, status } = await play(
      'hand-on',
      `
stages: [build, test]
variables: {WHO: "the $CI_PROJECT_NAME"}
build:
  stage: build
  script:
    - mkdir -p out/deep
    - echo data > out/deep/file
    - echo no > out/secret
    - echo "ARN=arn:x" > result.env
  artifacts: {paths: [out/], exclude: [out/secret], reports: {dotenv: result.env}}
test:
  stage: test
  variables: {LINE: "$WHO/$ARN"}
  script:
    - cat out/deep/file
    - test ! -e out/secret
    - test ! -e result.env
    - echo "line $LINE"
none:
  stage: test
  needs: []
  script:
    - test ! -e out
`,
    );
    expect(status).toBe('success');
    expect(await log('test')).toContain('line the hand-on/arn:x');
    const builds = join(host.dataDir, 'codehost/builds');
    expect(readdirSync(builds)).toEqual([]);
  });

  it('gives jobs the sandbox’s AWS and nothing of this machine’s', async () => {
    process.env.AWS_SECRET_ACCESS_KEY = 'not-for-jobs';
    const { log } = await play(
      'environment',
      'env: {script: [env, "echo $GREETING", "cat $NOTE"], variables: {GREETING: "$$5"}}',
    );
    delete process.env.AWS_SECRET_ACCESS_KEY;
    const text = await log('env');
    expect(text).toContain(`AWS_ENDPOINT_URL=${host.running.awsUrl}`);
    expect(text).toContain('AWS_DEFAULT_REGION=eu-west-1');
    expect(text).toContain('CI_PROJECT_PATH=forecasting/environment');
    expect(text).toContain('\n$5\n');
    expect(text).not.toContain('not-for-jobs');
  });

  it('hides masked variables and puts file variables into files', async () => {
    const { id } = await host.createProject('secrets');
    const gitlab = host.client();
    await gitlab.ProjectVariables.create(id, 'HIDDEN', 'very-secret-1', {
      masked: true,
    });
    await gitlab.ProjectVariables.create(id, 'NOTE', 'in a file', {
      variableType: 'file',
    });
    await gitlab.Commits.create(id, 'main', 'CI', [
      {
        action: 'create',
        filePath: '.gitlab-ci.yml',
        content: 'a: {script: [echo "it is $HIDDEN.", cat $NOTE]}',
      },
    ]);
    const [{ id: pipeline }] = await gitlab.Pipelines.all(id);
    const { log } = await finish(id, pipeline);
    const text = await log('a');
    expect(text).toContain('it is [MASKED].');
    expect(text).not.toContain('very-secret-1');
    expect(text).toContain('in a file');
  });

  it('fails a job whose command fails, and skips what follows', async () => {
    const { status, job, log } = await play(
      'fails',
      `
stages: [one, two]
a:
  stage: one
  before_script: [echo before]
  script:
    - "false | cat"
    - echo never
  after_script: [echo "after $CI_JOB_STATUS"]
b: {stage: two, script: echo b}
clean: {stage: two, script: echo c, when: always}
`,
    );
    expect(status).toBe('failed');
    expect(job('a')).toMatchObject({
      status: 'failed',
      failure_reason: 'script_failure',
    });
    expect(job('b').status).toBe('skipped');
    expect(job('clean').status).toBe('success');
    const text = await log('a');
    expect(text).toContain('after failed');
    expect(text).toContain('Job failed: exit status 1');
    expect(text).not.toMatch(/^never$/m);
  });

  it('tries again as often as the job says, and allows the exit codes it may', async () => {
    const { jobs, status } = await play(
      'retries',
      `
again: {script: exit 3, retry: 2, allow_failure: {exit_codes: [3]}}
once: {script: exit 0, retry: 2}
`,
    );
    const again = jobs.filter(({ name }) => name === 'again');
    expect(again.map(one => one.status)).toEqual([
      'failed',
      'failed',
      'failed',
    ]);
    expect(jobs.filter(({ name }) => name === 'once')).toHaveLength(1);
    expect(status).toBe('success');
  });

  it('runs a failed job again, and then what was skipped for it', async () => {
    const { id, pipeline, job } = await play(
      'mended',
      `
stages: [one, two]
a: {stage: one, script: 'test "$MENDED" = yes'}
b: {stage: two, script: echo b}
c: {stage: two, script: echo c, needs: [a]}
`,
    );
    const gitlab = host.client();
    await gitlab.ProjectVariables.create(id, 'MENDED', 'yes');
    const again = await gitlab.Jobs.retry(id, job('a').id);
    expect(again.id).not.toBe(job('a').id);
    await host.until(() => gitlab.Pipelines.show(id, pipeline), 'success');
    const jobs = await gitlab.Jobs.all(id, { pipelineId: pipeline });
    expect(jobs.map(({ name, status }) => `${name} ${status}`).sort()).toEqual([
      'a success',
      'b success',
      'c success',
    ]);
    await expect(gitlab.Jobs.retry(id, job('a').id)).rejects.toMatchObject({
      cause: { response: { status: 403 } },
    });
  });

  it('runs one job of a resource group at a time', async () => {
    const { jobs, status } = await play(
      'group',
      `
.one: {script: sleep 0.3, resource_group: prod}
a: {extends: .one}
b: {extends: .one}
`,
    );
    expect(status).toBe('success');
    const times = jobs
      .map(one => [
        Date.parse(one.started_at ?? ''),
        Date.parse(one.finished_at ?? ''),
      ])
      .sort(([x], [y]) => x - y);
    expect(times[1][0]).toBeGreaterThanOrEqual(times[0][1]);
  });

  it('waits for a person, then goes on as they', async () => {
    const { id, pipeline, status, job } = await play(
      'person',
      `
stages: [ask, go]
ask: {stage: ask, script: 'echo "by $GITLAB_USER_LOGIN"', rules: [{when: manual}]}
go: {stage: go, script: echo go}
`,
    );
    expect(status).toBe('manual');
    const page = job('ask').web_url;
    const press = (headers: Record<string, string>, as = 'team-lead') =>
      fetch(`${page}/play`, {
        method: 'POST',
        body: new URLSearchParams({ as }),
        redirect: 'manual',
        headers,
      });
    const origin = host.url;
    expect((await press({ origin: 'http://evil.example' })).status).toBe(403);
    expect((await press({})).status).toBe(403);
    expect((await press({ origin }, 'nobody')).status).toBe(409);
    expect((await press({ origin })).status).toBe(303);
    const ended = await host.until(
      () => host.client().Pipelines.show(id, pipeline),
      ...over,
    );
    expect(ended.status).toBe('success');
    expect((await press({ origin })).status).toBe(409);
    expect(await (await fetch(page)).text()).toContain('success');
  });

  it('streams the log, and ends a canceled job with all that it started', async () => {
    const { id } = await host.projectWithCi(
      'cancels',
      `a: {script: ["sleep 600 & echo child $!", "sleep 600"]}`,
    );
    const gitlab = host.client();
    const [{ id: pipeline }] = await gitlab.Pipelines.all(id);
    const [{ id: job }] = await gitlab.Jobs.all(id, { pipelineId: pipeline });
    let pid = 0;
    while (!pid) {
      const log = String(await gitlab.Jobs.showLog(id, job));
      pid = Number(/^child (\d+)$/m.exec(log)?.[1] ?? 0);
      await new Promise(resolve => setTimeout(resolve, 20));
    }
    expect(isAlive(pid)).toBe(true);
    await gitlab.Jobs.cancel(id, job);
    expect((await gitlab.Pipelines.show(id, pipeline)).status).toBe('canceled');
    await until(() => !isAlive(pid));
  });

  it('ends a job that takes longer than it may', async () => {
    const { job, log } = await play(
      'late',
      'a: {script: sleep 600, timeout: 1 second}',
    );
    expect(job('a')).toMatchObject({
      status: 'failed',
      failure_reason: 'job_execution_timeout',
    });
    expect(await log('a')).toContain('took longer than 1 seconds');
  });

  it('ends the jobs of a stop as failed at the next start', async () => {
    const { id } = await host.projectWithCi(
      'stopped',
      'a: {script: sleep 600}',
    );
    const gitlab = host.client();
    const [{ id: pipeline }] = await gitlab.Pipelines.all(id);
    await host.until(() => gitlab.Pipelines.show(id, pipeline), 'running');
    await host.stop();
    await host.start({ runner: true });
    const [job] = await host.client().Jobs.all(id, { pipelineId: pipeline });
    expect(job).toMatchObject({
      status: 'failed',
      failure_reason: 'runner_system_failure',
    });
    expect(await host.client().Pipelines.show(id, pipeline)).toMatchObject({
      status: 'failed',
    });
  });
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function until(isDone: () => boolean): Promise<void> {
  while (!isDone()) {
    await new Promise(resolve => setTimeout(resolve, 20));
  }
}
