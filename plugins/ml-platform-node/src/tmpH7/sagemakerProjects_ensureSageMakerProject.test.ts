jest.mock('/work/main/packages/sandbox/src/aws/services', () => {
  const { services } = jest.requireActual('/work/main/packages/sandbox/src/aws/services');
  const { authorized } = jest.requireActual('/work/main/packages/sandbox/src/iam/authorize');
  return { services: services.map(authorized) };
});
require('../sagemakerProjects/ensureSageMakerProject.test');
