import { reportWhatWasMet } from './switchboard.ts';

reportWhatWasMet();
