import { TestCodeHost } from '../__testUtils__/TestCodeHost';

const evil = '<img src=x onerror=alert(1)>';

describe('the code host’s pages', () => {
  const host = new TestCodeHost();
  beforeAll(async () => {
    await host.start();
    const { id } = await host.createProject('shown');
    await host.client().Projects.edit(id, { description: evil });
    const folder = await host.clone('shown');
    await host.push(
      folder,
      {
        '.gitlab-ci.yml': `"${evil}": {stage: nope, script: x}\n`,
        'README.md': `# Hello ${evil}\n`,
        'src/a & b.py': 'print("<b>")\n',
        'data.bin': 'a\0b',
      },
      `Title ${evil}`,
    );
  });
  afterAll(() => host.remove());

  const read = async (path: string) => {
    const page = await fetch(`${host.url}/${path}`);
    return { page, status: page.status, text: await page.text() };
  };

  it.each([
    ['', 'shown'],
    ['forecasting', 'shown'],
    ['groups/forecasting', 'shown'],
    ['team-lead', 'Tess Leander'],
    ['forecasting/shown', 'README.md'],
    ['forecasting/shown/-/tree/main', 'README.md'],
    ['forecasting/shown/-/tree/main/src', 'a &#38; b.py'],
    ['forecasting/shown/-/blob/main/src/a%20%26%20b.py', 'print(&#34;&#60;b'],
    ['forecasting/shown/-/blob/main/data.bin', 'A binary file of 3 bytes'],
    ['forecasting/shown/-/commits/main', 'Title'],
    ['forecasting/shown/-/commit/main', 'print(&#34;'],
    ['forecasting/shown/-/pipelines', '#1'],
    ['forecasting/shown/-/pipelines/1', 'chosen stage nope does not exist'],
  ])('show /%s, with what others wrote made harmless', async (path, text) => {
    const shown = await read(path);
    expect(shown.status).toBe(200);
    expect(shown.text).toContain(text);
    expect(shown.text).not.toContain('<img');
    expect(shown.page.headers.get('content-security-policy')).toContain(
      "default-src 'none'",
    );
  });

  it.each([
    'sales',
    'forecasting/none',
    'forecasting/shown/-/jobs/99',
    'forecasting/shown/-/secrets',
    'forecasting/shown/-/constructor',
    'forecasting/shown/-/blob/main/none',
    'forecasting/shown/-/tree/none',
  ])('have none at /%s', async path => {
    const { status, text } = await read(path);
    expect(status).toBe(404);
    expect(text).toContain('There is no such page');
  });
});
