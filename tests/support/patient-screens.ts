import { configure } from '@testing-library/react';

/** What is looked for appears, or never: a busy machine may take its time. */
configure({ asyncUtilTimeout: 15_000 });
