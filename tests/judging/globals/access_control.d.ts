// What the script of an access control finds beside the platform's globals: the record that is
// asked for, and the variable that says whether it may be had.

import { GlideRecord } from '@servicenow/glide/src/types';

declare global {
    const current: GlideRecord;
    let answer: boolean;
}
