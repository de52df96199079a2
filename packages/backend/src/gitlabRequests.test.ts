import { isTabRequest } from './gitlabRequests';

const host = '/rest/localhost:4568';

describe('isTabRequest', () => {
  it.each([
    '/projects/forecasting%2Fchurn',
    '/projects/forecasting%2Fteam.a%2Fchurn',
    '/projects/7',
    '/projects/7/pipelines',
    '/projects/7/merge_requests',
    '/projects/7/issues',
    '/projects/7/languages',
    '/projects/7/releases',
    '/projects/7/members/all',
    '/projects/7/repository/contributors',
    '/projects/7/repository/tags',
    '/projects/7/repository/files/README.md/raw',
    '/projects/7/repository/files/CODEOWNERS/raw',
    '/users',
  ])('lets %s be read', path => {
    expect(isTabRequest('GET', `${host}${path}`)).toBe(true);
  });

  it.each([
    '/projects',
    '/projects/7/variables',
    '/projects/7/triggers',
    '/projects/7/jobs/3/trace',
    '/projects/7/pipelines/3/variables',
    '/projects/7/repository/archive',
    '/projects/7/repository/files/src%2Ftrain.py/raw',
    '/projects/7/repository/files/README.md%2F..%2Fsecret/raw',
    '/projects/../users',
    '/projects/..%2F..%2Fuser',
    '/groups/fraud/variables',
    '/user',
  ])('keeps %s', path => {
    expect(isTabRequest('GET', `${host}${path}`)).toBe(false);
  });

  it.each(['POST', 'PUT', 'PATCH', 'DELETE', 'HEAD'])('keeps %s', method => {
    expect(isTabRequest(method, `${host}/projects/7`)).toBe(false);
  });

  it('keeps GraphQL, which reads everything', () => {
    expect(isTabRequest('POST', '/graphql/localhost:4568')).toBe(false);
    expect(isTabRequest('GET', '/graphql/localhost:4568/')).toBe(false);
  });
});
