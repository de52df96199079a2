import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';

// Whole pages render in these tests; a busy machine may need long for one.
configure({ asyncUtilTimeout: 15_000 });
jest.setTimeout(60_000);
