// What a business rule finds beside the platform's globals.

import { GlideRecord } from '@servicenow/glide/src/types';

declare global {
    const current: GlideRecord;
    const previous: GlideRecord;
}
