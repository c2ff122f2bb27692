import { startMailCatcher } from '../../src/messages/mail-catcher.ts';

const catcher = await startMailCatcher({ folder: process.argv[2] });
process.send?.(catcher.port);
