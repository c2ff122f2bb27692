import type { z } from 'zod';
import type { citizens } from '../citizens.ts';
import type { Examples } from '../example.ts';
import { ANDERS, TRAJECTORY_ID } from './ids.ts';

const path = { trajectoryId: TRAJECTORY_ID };

const anders = {
  ...{ ...ANDERS, cpr: '6104850011', formerCprs: [], birthDate: '1985-04-01', isReplacementNumber: true },
  ...{ phone: null, email: null, address: null, version: 0 },
} satisfies z.input<typeof citizens.readCitizen.answer.schema>;
const contact = {
  ...{ phone: '12 34 56 78', email: 'anders@example.invalid', isProtected: false },
  address: { street: 'Havnegade 4, 2. tv.', postalCode: '5000', city: 'Odense C' },
};

export const citizenExamples: Examples<typeof citizens> = {
  readCitizen: { path, answer: anders },
  updateCitizen: { path, ifMatch: '"0"', body: contact, answer: { ...anders, ...contact, version: 1 } },
  changeCpr: {
    path,
    body: { cpr: '610485-0012' },
    answer: {
      ...{ ...anders, ...contact, cpr: '6104850012', formerCprs: ['6104850011'] },
      version: 2,
    },
  },
};
