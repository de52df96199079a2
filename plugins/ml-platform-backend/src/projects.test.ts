import { startSandbox } from '@atelier/sandbox';
import { mockCredentials } from '@backstage/backend-test-utils';
import request from 'supertest';
import { eventually } from './__testUtils__/eventually';
import { startMlPlatform } from './__testUtils__/startMlPlatform';

jest.setTimeout(120_000);

describe('ML projects over HTTP', () => {
  let sandbox: Awaited<ReturnType<typeof startSandbox>>;
  let portal: Awaited<ReturnType<typeof startMlPlatform>>;

  beforeAll(async () => {
    sandbox = await startSandbox({ speed: 1000 });
    process.env.AWS_ENDPOINT_URL = sandbox.awsUrl;
    portal = await startMlPlatform({
      forbidden: ['ml-platform.project.refresh'],
    });
    await eventually(async () => {
      const { body } = await portal.as('team-lead').get('/projects');
      if (!body.items?.[0]?.monthToDate) {
        throw new Error(`Not collected yet: ${JSON.stringify(body)}`);
      }
    });
  });

  afterAll(async () => {
    await portal?.stop();
    await sandbox?.stop();
    delete process.env.AWS_ENDPOINT_URL;
  });

  const slugs = (body: { items: Array<{ slug: string }> }) =>
    body.items.map(({ slug }) => slug);

  it('lists the ML projects that one may read, with accounts and month-to-date costs', async () => {
    const { body } = await portal.as('team-lead').get('/projects').expect(200);

    expect(slugs(body)).toEqual([
      'card-fraud',
      'claims-triage',
      'demand-forecast',
      'price-elasticity',
    ]);
    expect(body).toMatchObject({
      totalItems: 4,
      failures: [],
      asOf: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
    });
    expect(body.items[2]).toMatchObject({
      slug: 'demand-forecast',
      owner: 'group:default/forecasting',
      costCenter: 'CC-1001',
      accounts: [
        { accountId: '201000000011', stage: 'dev', state: 'ACTIVE' },
        { accountId: '201000000012', stage: 'preprod' },
        { accountId: '201000000013', stage: 'prod' },
      ],
      monthToDate: { amount: expect.any(Number), unit: 'USD' },
    });
    expect(body.items[2].monthToDate.amount).toBeGreaterThan(0);
  });

  it('filters, sorts and pages within what one may read', async () => {
    const lead = portal.as('team-lead');
    const fraud = await lead.get('/projects?filter=FRAUD').expect(200);
    expect(slugs(fraud.body)).toEqual(['card-fraud', 'claims-triage']);

    const hidden = await lead.get('/projects?filter=defect').expect(200);
    expect(hidden.body).toMatchObject({ items: [], totalItems: 0 });

    const owned = await lead
      .get('/projects?owner=group:default/forecasting&order=desc')
      .expect(200);
    expect(slugs(owned.body)).toEqual(['price-elasticity', 'demand-forecast']);

    const first = await lead
      .get('/projects?sort=monthToDate&order=desc&limit=3')
      .expect(200);
    const second = await lead
      .get(
        `/projects?sort=monthToDate&order=desc&limit=3&cursor=${first.body.nextCursor}`,
      )
      .expect(200);
    const amounts = [...first.body.items, ...second.body.items].map(
      item => item.monthToDate.amount,
    );
    expect(amounts).toHaveLength(4);
    expect(amounts).toEqual([...amounts].sort((a, b) => b - a));
    expect(second.body.nextCursor).toBeUndefined();
  });

  it('shows somebody of no group nothing at all', async () => {
    const nobody = portal.as('nobody');
    const list = await nobody.get('/projects').expect(200);
    expect(list.body).toMatchObject({ items: [], totalItems: 0 });
    const choices = await nobody.get('/choices/projects').expect(200);
    expect(choices.body).toEqual({ items: [] });
  });

  it.each(['', '/accounts', '/studio'])(
    'does not tell an ML project that one may not read from one that is not there: /projects/{slug}%s',
    async path => {
      const ravi = portal.as('ravi.patel');
      const foreign = await ravi.get(`/projects/defect-detection${path}`);
      const absent = await ravi.get(`/projects/no-such-thing${path}`);
      for (const [{ status, body }, slug] of [
        [foreign, 'defect-detection'],
        [absent, 'no-such-thing'],
      ] as const) {
        expect(status).toBe(404);
        expect(body.error.name).toBe('NotFoundError');
        expect(body.error.message.replace(slug, '…')).toBe(
          "There is no ML project '…' that you may see. Check the name, or ask the ML platform team to give you access.",
        );
        expect(body.error.stack).toBeUndefined();
      }
    },
  );

  it('refuses what one may not do with an ML project that one may read, and audits the refusal', async () => {
    const { body } = await portal
      .as('ravi.patel')
      .post('/projects/demand-forecast/refresh')
      .expect(403);
    expect(body.error.message).toContain('ml-platform.project.refresh');
    expect(body.error.message).toContain('group:default/forecasting');
    expect(portal.logger.lines).toContainEqual(
      expect.stringMatching(
        /project-refresh(.|\n)*user:default\/ravi\.patel(.|\n)*failed/,
      ),
    );
  });

  it('gives an ML project and its accounts', async () => {
    const ravi = portal.as('ravi.patel');
    const project = await ravi.get('/projects/demand-forecast').expect(200);
    expect(project.body).toMatchObject({
      slug: 'demand-forecast',
      monthToDate: { unit: 'USD' },
      failures: [],
    });
    const accounts = await ravi
      .get('/projects/demand-forecast/accounts')
      .expect(200);
    expect(accounts.body.items).toHaveLength(3);
    expect(accounts.body.items[0]).toEqual({
      accountId: '201000000011',
      name: 'ml-demand-forecast-dev',
      stage: 'dev',
      organizationalUnit: 'Workloads/Development',
      state: 'ACTIVE',
      regions: ['eu-west-1'],
      consoleUrl: expect.stringContaining('201000000011'),
    });
  });

  it('offers ML projects and personas for forms', async () => {
    const ravi = portal.as('ravi.patel');
    const { body } = await ravi.get('/choices/projects').expect(200);
    expect(
      body.items.map(({ slug, member }: { slug: string; member: boolean }) => [
        slug,
        member,
      ]),
    ).toEqual([
      ['demand-forecast', true],
      ['price-elasticity', true],
    ]);
    const personas = await ravi.get('/choices/personas').expect(200);
    expect(personas.body).toEqual({
      items: [
        { id: 'data-scientist', title: 'Data scientist', stages: ['dev'] },
      ],
    });
  });

  it.each([
    ['/projects?limit=0', 'request/query/limit'],
    ['/projects?limit=101', 'request/query/limit'],
    ['/projects?sort=cost', 'request/query/sort'],
    ['/projects?order=up', 'request/query/order'],
    ['/projects?filter=', 'filter'],
    ['/projects?page=2', "Unknown query parameter 'page'"],
    ['/projects?cursor=abc', 'request/query/cursor'],
    ['/projects/Not_A_Slug', 'request/params/slug'],
    ['/projects/Not_A_Slug/studio', 'request/params/slug'],
  ])('refuses %s, naming the field', async (path, field) => {
    const { body } = await portal.as('ravi.patel').get(path).expect(400);
    expect(body.error.name).toBe('InputError');
    expect(body.error.message).toContain(field);
  });

  it.each([
    '/projects',
    '/projects/demand-forecast',
    '/choices/projects',
    '/choices/personas',
  ])('answers %s to people only', async path => {
    const get = (header: string) =>
      request(portal.server)
        .get(`/api/ml-platform${path}`)
        .set('Authorization', header);
    expect((await get(mockCredentials.none.header())).status).toBe(401);
    expect((await get(mockCredentials.service.header())).status).toBe(403);
  });
});
