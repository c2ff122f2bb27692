/** Anders Holm's trajectory, and Anders himself. */
export const TRAJECTORY_ID = '019a3f5e-7c1b-7e2a-9f60-0c7c1d6f2b11';
export const ANDERS = { id: '019a3f5e-7c16-71d0-a2c4-5b1f0f0c9a01', name: 'Anders Holm', isProtected: false };

/** Birkelund Kommune’s own case. */
export const ORGANISATION_CASE_ID = '019a3f5e-7c1b-7e2a-9f60-0c7c1d6f2b22';

/** Clara Toft, CTI worker, and Mads Medarbejder, who is another. */
export const CLARA_ID = '7621ef76-3e60-44c2-881c-7f0ea180c9be';
export const MADS_ID = '2b8c1f0e-5a0d-4f5e-9a3b-9c1d2e3f4a5b';
/** Lone, who leads the team. */
export const LONE_ID = '0d1c2b3a-4f5e-4d6c-9b8a-7f6e5d4c3b2a';
/** Petra, who leads the project. */
export const PETRA_ID = '4b3c2d1e-6f7a-4b8c-9d0e-1f2a3b4c5d6e';
/** The account of the system whose key is used. */
export const NEXUS_ID = 'eb7b0b3d-4d7e-467b-af27-fe5d53a41d94';

export const NOTE_ID = '5d7a9c31-0f42-4c58-b6a1-3e8f1d2c4b6a';
export const SIGNAL_ID = '3c4d5e6f-7a8b-4c9d-8e0f-1a2b3c4d5e6f';
export const MESSAGE_ID = '8e1f2a3b-4c5d-4e6f-8a9b-0c1d2e3f4a5b';
export const ACCESS_ID = '1c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e5f';
export const OPERATION_ID = '6f5e4d3c-2b1a-4f9e-8d7c-6b5a4f3e2d1c';
export const ABSENCE_ID = '7a6b5c4d-3e2f-4a1b-9c8d-0e9f8a7b6c5d';
export const REPORT_ID = '9c8b7a6d-5e4f-4a3b-8c2d-1e0f9a8b7c6e';
export const GATHERING_ID = '5e4d3c2b-1a0f-4e9d-8c7b-6a5f4e3d2c1b';
