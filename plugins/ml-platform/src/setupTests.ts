import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';

// Whole pages render in these tests; a busy machine may need long for one.
configure({ asyncUtilTimeout: 15_000 });
jest.setTimeout(60_000);

// What jsdom lacks, for the step graph and the cost chart. Some tests run without it.
if (typeof window !== 'undefined') {
  Object.assign(window.SVGElement.prototype, {
    getBBox: () => ({ x: 0, y: 0, width: 100, height: 50 }),
  });
  window.ResizeObserver ??= class {
    observe() {}
    unobserve() {}
    disconnect() {}
  };
}
