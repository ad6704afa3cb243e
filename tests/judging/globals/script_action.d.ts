// What a script action finds beside the platform's globals: the record of the event and its
// subject.

import { GlideRecord } from '@servicenow/glide/src/types';

declare global {
    const current: GlideRecord;
    const event: GlideRecord;
}
